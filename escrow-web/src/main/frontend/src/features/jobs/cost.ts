import type { Funding, Job } from '@/shared/jobs/types';
import { addDecimals, ETH_SCALE, feeOf, fromUnits, scaleOf, toUnits, usdToEth, USD_SCALE, weiToEth } from '@/shared/format/money';

/** The platform's fee in basis points, as the contract takes it: on top of the worker's pay. */
export const FEE_BASIS_POINTS = 200;

/** What a job costs its employer; decimal strings. Dollars are null in a token, and `asset` amounts where no rate is known. */
export interface Cost {
  asset: string;
  payUsd: string | null;
  feeUsd: string | null;
  totalUsd: string | null;
  pay: string | null;
  fee: string | null;
  total: string | null;
}

/** An estimate before anything is prepared; `rate` is ETH per USD. */
export function estimate(payUsd: string, rate: string | null): Cost {
  const pay = rate ? usdToEth(payUsd, rate) : null;
  return inEther(payUsd, feeOf(payUsd, FEE_BASIS_POINTS, USD_SCALE), pay, pay && feeOf(pay, FEE_BASIS_POINTS, ETH_SCALE));
}

/** What pay in a token costs; exact, since nothing has to be converted. */
export function costInToken(pay: string, asset: string, fee = feeOf(pay, FEE_BASIS_POINTS, scaleOf(asset))): Cost {
  return { asset, payUsd: null, feeUsd: null, totalUsd: null, pay, fee, total: addDecimals(pay, fee, scaleOf(asset)) };
}

/** The exact cost of a prepared funding: the total is what the transaction carries. */
export function costOfFunding(job: Job, funding: Funding): Cost {
  if (job.pay_asset || !funding.quote) return costOfJob(job);
  const total = weiToEth(funding.value);
  const payUsd = job.pay_amount_usd ?? '0';
  const pay = job.pay_amount_eth ?? usdToEth(payUsd, funding.quote.rate);
  const fee = fromUnits(toUnits(total, ETH_SCALE) - toUnits(pay, ETH_SCALE), ETH_SCALE);
  return { ...inEther(payUsd, feeUsdOf(job), pay, fee), total };
}

export function costOfJob(job: Job): Cost {
  if (job.pay_asset) {
    const pay = job.pay_amount ?? '0';
    return job.platform_fee && !isZero(job.platform_fee) ? costInToken(pay, job.pay_asset, job.platform_fee) : costInToken(pay, job.pay_asset);
  }
  const fee = job.payment_status === 'pending' && isZero(job.platform_fee_eth) ? null : job.platform_fee_eth;
  return inEther(job.pay_amount_usd ?? '0', feeUsdOf(job), job.pay_amount_eth, fee);
}

function inEther(payUsd: string, feeUsd: string, pay: string | null, fee: string | null): Cost {
  const total = pay && fee ? addDecimals(pay, fee, ETH_SCALE) : null;
  return { asset: 'ETH', payUsd, feeUsd, totalUsd: addDecimals(payUsd, feeUsd, USD_SCALE), pay, fee, total };
}

function feeUsdOf(job: Job): string {
  return isZero(job.platform_fee_usd) ? feeOf(job.pay_amount_usd ?? '0', FEE_BASIS_POINTS, USD_SCALE) : (job.platform_fee_usd as string);
}

function isZero(amount: string | null): boolean {
  return amount === null || /^0*(\.0*)?$/.test(amount);
}
