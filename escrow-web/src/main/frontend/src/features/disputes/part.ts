import { ETH_SCALE, fromUnits, scaleOf, toUnits } from '@/shared/format/money';

/** A whole percentage of a decimal amount, exact to the smallest unit; a broken unit is left off. */
export function partOf(amount: string, percent: number, scale = ETH_SCALE): string {
  return fromUnits((toUnits(amount, scale) * BigInt(percent)) / 100n, scale);
}

/** What a person typed as an amount of an asset, with no more decimals than it has. */
export function isAmountOf(typed: string, asset: string): boolean {
  return new RegExp(`^\\d{1,9}(\\.\\d{1,${scaleOf(asset)}})?$`).test(typed);
}
