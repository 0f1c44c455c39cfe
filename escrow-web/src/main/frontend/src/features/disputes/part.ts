const WEI = 18;

/** A whole percentage of a decimal amount of ETH, exact to the wei; a broken wei is left off. */
export function partOf(amount: string, percent: number): string {
  const [whole = '0', decimals = ''] = amount.split('.');
  const wei = BigInt(whole + decimals.padEnd(WEI, '0').slice(0, WEI));
  const part = ((wei * BigInt(percent)) / 100n).toString().padStart(WEI + 1, '0');
  const fraction = part.slice(-WEI).replace(/0+$/, '');
  return part.slice(0, -WEI) + (fraction ? `.${fraction}` : '');
}
