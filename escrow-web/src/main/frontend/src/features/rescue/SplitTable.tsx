import { splitOf, type RescueJob } from '@/features/rescue/jobs';
import { amountWords } from '@/features/rescue/words';

/** Who gets what by a split, to the wei. */
export function SplitTable({ job, toWorker }: { job: RescueJob; toWorker: bigint }) {
  const split = splitOf(job, toWorker);
  const rows = [
    ['The worker gets', split.toWorker, 'worker'],
    ['The employer gets back', split.back, 'employer'],
    ['PayChain keeps as fee', split.fee, 'fee'],
  ] as const;
  return (
    <dl className="divide-y divide-line rounded-lg bg-sunken px-4 py-1">
      {rows.map(([label, units, name]) => (
        <div key={name} className="flex flex-wrap justify-between gap-x-4 py-2">
          <dt className="text-muted">{label}</dt>
          <dd className="tabular font-semibold" data-testid={`rescue-split-${name}`} data-units={units.toString()}>
            {amountWords(job, units)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
