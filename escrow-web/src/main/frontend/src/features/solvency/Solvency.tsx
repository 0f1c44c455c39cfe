import { useQuery } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { differenceOf, groupsOf, type Figure, type SolvencyReport } from '@/features/solvency/figures';
import { http } from '@/shared/http/http';
import { keys } from '@/shared/query/keys';
import { Card } from '@/shared/ui/Card';
import { Copyable } from '@/shared/ui/Copyable';
import { cx } from '@/shared/ui/cx';
import { Failure } from '@/shared/ui/Failure';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { When } from '@/shared/ui/When';

const RENEW_MS = 30_000;

/** Contract and books side by side, from the newest comparison. */
export function Solvency() {
  const report = useQuery({ queryKey: keys.solvency, queryFn: () => http.get<SolvencyReport>('/escrow/solvency'), refetchInterval: RENEW_MS });
  if (report.isPending) return <SkeletonList rows={2} label="Comparing contract and books" />;
  if (!report.data) return <Failure error={report.error} onRetry={() => void report.refetch()} />;
  return (
    <div className="space-y-4">
      {report.isError && <Failure error={report.error} onRetry={() => void report.refetch()} />}
      <Report report={report.data} />
    </div>
  );
}

function Report({ report }: { report: SolvencyReport }) {
  return (
    <Card data-testid="solvency" data-state={report.solvent ? 'solvent' : 'deficit'} className="overflow-hidden">
      <Verdict solvent={report.solvent} />
      <div className="grid gap-x-12 gap-y-8 p-6 sm:p-8 md:grid-cols-2">
        {groupsOf(report).map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3 className="text-base font-semibold">{group.title}</h3>
            <dl className="mt-3 divide-y divide-line border-t border-line">
              {group.figures.map((figure) => (
                <Row key={figure.name} figure={figure} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <dl className="border-t border-line px-6 py-1 sm:px-8">
        <Row figure={differenceOf(report)} />
      </dl>
      <Source report={report} />
    </Card>
  );
}

function Verdict({ solvent }: { solvent: boolean }) {
  const Icon = solvent ? CircleCheck : TriangleAlert;
  return (
    <div role={solvent ? undefined : 'alert'} className={cx('flex items-start gap-4 p-6 sm:p-8', solvent ? 'bg-worker-soft text-worker-text' : 'bg-danger-soft text-danger-text')}>
      <Icon aria-hidden className="mt-0.5 size-7 shrink-0" />
      <div>
        <h2 className="text-xl font-bold tracking-tight">{solvent ? 'Contract and books agree' : 'The contract holds less than it owes'}</h2>
        <p className="mt-1 leading-relaxed">
          {solvent ? 'The contract holds at least what is locked, owed as fees and waiting to be withdrawn.' : 'The operators have been alerted. Do not lock new pay until this page says otherwise.'}
        </p>
      </div>
    </div>
  );
}

function Row({ figure }: { figure: Figure }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 py-2.5 text-[0.9375rem]">
      <dt className="text-muted">{figure.label}</dt>
      <dd className="tabular font-semibold" data-testid={`solvency-${figure.name}`} data-value={figure.exact}>
        {figure.text}
      </dd>
    </div>
  );
}

function Source({ report }: { report: SolvencyReport }) {
  return (
    <p className="flex flex-wrap items-center gap-x-4 border-t border-line px-6 py-3 text-sm text-muted sm:px-8">
      <span>
        As of <When at={report.as_of} absolute />
      </span>
      <span className="tabular">block {report.block_number}</span>
      <span className="inline-flex items-center gap-2">
        contract <Copyable value={report.contract_address} label="contract address" />
      </span>
    </p>
  );
}
