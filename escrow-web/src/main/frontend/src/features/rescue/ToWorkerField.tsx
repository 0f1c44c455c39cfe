import type { ChangeEvent } from 'react';
import type { RescueJob } from '@/features/rescue/jobs';
import { ETH_SCALE, fromUnits, toUnits } from '@/shared/format/money';
import { TextField } from '@/shared/ui/Field';

/** An amount of what is not paid yet, in ether or in the token's smallest unit. */
export function ToWorkerField({ job, value, onChange }: { job: RescueJob; value: string; onChange(event: ChangeEvent<HTMLInputElement>): void }) {
  return (
    <TextField
      label={job.token ? 'For the worker, in the token’s smallest unit' : 'For the worker, in ETH'}
      name="to_worker"
      inputMode="decimal"
      data-testid="rescue-to-worker"
      value={value}
      error={toWorkerOf(job, value) === null ? `A number, at most ${fromUnits(job.amount - job.paid, scaleOf(job))}.` : null}
      onChange={onChange}
    />
  );
}

/** Half of what is not paid yet, as it would be typed. */
export function half(job: RescueJob): string {
  return fromUnits((job.amount - job.paid) / 2n, scaleOf(job));
}

/** What was typed in the asset's smallest unit; null when it is no amount, or more than there is. */
export function toWorkerOf(job: RescueJob, typed: string): bigint | null {
  try {
    const units = toUnits(typed, scaleOf(job));
    return units >= 0n && units <= job.amount - job.paid ? units : null;
  } catch {
    return null;
  }
}

function scaleOf({ token }: RescueJob): number {
  return token ? 0 : ETH_SCALE;
}
