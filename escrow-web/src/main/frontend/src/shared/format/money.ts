// Amounts are strings from the server to the screen. Arithmetic is done on BigInt in the
// asset's smallest unit; no amount is ever a JavaScript number.

export const ETH_SCALE = 18;
export const USD_SCALE = 2;
/** Of USDC and EURC. */
export const TOKEN_SCALE = 6;

const DECIMAL = /^(-?)(\d+)(?:\.(\d*))?$/;

/** "1.5" with scale 18 → 1500000000000000000n. Throws on anything that is no plain decimal. */
export function toUnits(amount: string, scale: number): bigint {
  const match = DECIMAL.exec(amount.trim());
  if (!match) throw new RangeError(`not a decimal amount: ${amount}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > scale) throw new RangeError(`more than ${scale} decimals: ${amount}`);
  const units = BigInt(whole + kept.padEnd(scale, '0'));
  return sign === '-' ? -units : units;
}

/** 1500000000000000000n with scale 18 → "1.5". */
export function fromUnits(units: bigint, scale: number): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

/** Wei as an integer string (or 0x hex) → ether as a decimal string. */
export function weiToEth(wei: string): string {
  return fromUnits(BigInt(wei), ETH_SCALE);
}

/** "1234.5" → "$1,234.50". `Intl` formats decimal strings exactly. */
export function formatUsd(amount: string): string {
  return usd.format(exact(amount));
}

/** "0.122" → "0.122 ETH"; see {@link formatAmount}. */
export function formatEth(amount: string, maxDecimals = ETH_SCALE): string {
  return formatAmount(amount, 'ETH', maxDecimals);
}

/** Decimals of an asset's smallest unit. */
export function scaleOf(asset: string): number {
  return asset === 'ETH' ? ETH_SCALE : TOKEN_SCALE;
}

/**
 * "0.122" → "0.122 ETH". More than `maxDecimals` decimals are cut, never rounded up, and the
 * cut is marked with ≈ so that nobody takes it for the exact amount.
 */
export function formatAmount(amount: string, asset: string, maxDecimals = ETH_SCALE): string {
  const match = DECIMAL.exec(amount.trim());
  if (!match) return `${amount} ${asset}`;
  const [, sign, whole = '0', fraction = ''] = match;
  const all = fraction.replace(/0+$/, '');
  const shown = all.slice(0, maxDecimals).replace(/0+$/, '');
  const grouped = integer.format(BigInt(whole));
  return `${shown.length < all.length ? '≈ ' : ''}${sign}${grouped}${shown ? `.${shown}` : ''} ${asset}`;
}

export function addDecimals(a: string, b: string, scale: number): string {
  return fromUnits(toUnits(a, scale) + toUnits(b, scale), scale);
}

/** What is missing in `has` for `needs`, both decimals of ether, rounded up to 6 decimals; null when nothing is. */
export function missingOf(has: string, needs: string): string | null {
  const missing = toUnits(needs, ETH_SCALE) - toUnits(has, ETH_SCALE);
  return missing > 0n ? roundedUp(missing) : null;
}

/** Wei as ether with at most 6 decimals, rounded up: whoever adds this much has enough. */
export function roundedUp(wei: bigint): string {
  const step = 10n ** 12n;
  return fromUnits(((wei + step - 1n) / step) * step, ETH_SCALE);
}

/** Share of a decimal amount in basis points, rounded up in the smallest unit as the contract does. */
export function feeOf(amount: string, basisPoints: number, scale: number): string {
  const units = toUnits(amount, scale);
  return fromUnits((units * BigInt(basisPoints) + 9_999n) / 10_000n, scale);
}

/** Converts by a rate "ETH per USD"; the product has at most 18 decimals, the rest is cut. */
export function usdToEth(amountUsd: string, ethPerUsd: string): string {
  const product = toUnits(amountUsd, USD_SCALE) * toUnits(ethPerUsd, ETH_SCALE);
  return fromUnits(product / 10n ** BigInt(USD_SCALE), ETH_SCALE);
}

/** Converts by a rate "ETH per USD", cut to cents; null when the rate is not positive. */
export function ethToUsd(amountEth: string, ethPerUsd: string): string | null {
  const rate = toUnits(ethPerUsd, ETH_SCALE);
  if (rate <= 0n) return null;
  return fromUnits((toUnits(amountEth, ETH_SCALE) * 10n ** BigInt(USD_SCALE)) / rate, USD_SCALE);
}

/** What a person typed as dollars: digits with at most two decimals, no sign, no exponent. */
export function isUsdInput(value: string): boolean {
  return /^\d{1,8}(\.\d{1,2})?$/.test(value.trim());
}

/** What a person typed as an amount of a token: digits with at most six decimals. */
export function isTokenInput(value: string): boolean {
  return /^\d{1,8}(\.\d{1,6})?$/.test(value.trim());
}

const usd = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const integer = new Intl.NumberFormat('en-US');

function exact(amount: string): Intl.StringNumericLiteral {
  return amount as Intl.StringNumericLiteral;
}
