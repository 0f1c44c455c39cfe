import type { Funding, Job } from '@/shared/jobs/types';
import { addDecimals, ETH_SCALE, feeOf, fromUnits, toUnits, usdToEth, USD_SCALE, weiToEth } from '@/shared/format/money';

/** The platform's fee in basis points, as the contract takes it: on top of the worker's pay. */
export const FEE_BASIS_POINTS = 200;

/** What a job costs its employer; decimal strings, ETH null where no rate is known. */
export interface Cost {
  payUsd: string;
  feeUsd: string;
  totalUsd: string;
  payEth: string | null;
  feeEth: string | null;
  totalEth: string | null;
}

/** An estimate before anything is prepared; `rate` is ETH per USD. */
export function estimate(payUsd: string, rate: string | null): Cost {
  const payEth = rate ? usdToEth(payUsd, rate) : null;
  return withFees(payUsd, feeOf(payUsd, FEE_BASIS_POINTS, USD_SCALE), payEth, payEth && feeOf(payEth, FEE_BASIS_POINTS, ETH_SCALE));
}

/** The exact cost of a prepared funding: the total is what the transaction carries. */
export function costOfFunding(job: Job, funding: Funding): Cost {
  const totalEth = weiToEth(funding.value);
  const payEth = job.pay_amount_eth ?? usdToEth(job.pay_amount_usd, funding.quote.rate);
  const feeEth = fromUnits(toUnits(totalEth, ETH_SCALE) - toUnits(payEth, ETH_SCALE), ETH_SCALE);
  return { ...withFees(job.pay_amount_usd, feeUsdOf(job), payEth, feeEth), totalEth };
}

export function costOfJob(job: Job): Cost {
  const feeEth = job.payment_status === 'pending' && isZero(job.platform_fee_eth) ? null : job.platform_fee_eth;
  return withFees(job.pay_amount_usd, feeUsdOf(job), job.pay_amount_eth, feeEth);
}

function withFees(payUsd: string, feeUsd: string, payEth: string | null, feeEth: string | null): Cost {
  const totalEth = payEth && feeEth ? addDecimals(payEth, feeEth, ETH_SCALE) : null;
  return { payUsd, feeUsd, totalUsd: addDecimals(payUsd, feeUsd, USD_SCALE), payEth, feeEth, totalEth };
}

function feeUsdOf(job: Job): string {
  return isZero(job.platform_fee_usd) ? feeOf(job.pay_amount_usd, FEE_BASIS_POINTS, USD_SCALE) : (job.platform_fee_usd as string);
}

function isZero(amount: string | null): boolean {
  return amount === null || /^0*(\.0*)?$/.test(amount);
}
