import { CircleCheck, CircleHelp, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cardId, weiWords, type SolvencyReport, type Verdict } from '@/features/solvency/figures';
import { formatAmount } from '@/shared/format/money';
import { cx } from '@/shared/ui/cx';
import { When } from '@/shared/ui/When';

interface VerdictWords {
  title: string;
  text: ReactNode;
}

/** The answer in one glance: green only for books that are covered to the unit. */
export function VerdictBanner({ verdict, comparable, report }: { verdict: Verdict; comparable: boolean; report: SolvencyReport }) {
  if (!comparable) {
    return (
      <Banner Icon={CircleHelp} look="bg-warn-soft text-warn-text" title="Cannot be compared at the moment" testId={`${cardId(report)}-verdict`}>
        The chain or our server does not answer. Below is what was last known, at <When at={report.as_of} absolute />: {wordsOf(verdict, report).title.toLowerCase()} then.
      </Banner>
    );
  }
  const { title, text } = wordsOf(verdict, report);
  const good = verdict.state === 'solvent';
  return (
    <Banner Icon={good ? CircleCheck : TriangleAlert} look={good ? 'bg-worker-soft text-worker-text' : 'bg-danger text-primary-on'} alarm={!good} title={title} testId={`${cardId(report)}-verdict`}>
      {text}
    </Banner>
  );
}

function wordsOf(verdict: Verdict, report: SolvencyReport): VerdictWords {
  switch (verdict.state) {
    case 'deficit':
      return { title: `Deficit of ${weiWords(verdict.missing, report.asset)}`, text: <>The contract holds {formatAmount(report.deficit, report.asset)} less than it owes. Do not lock new pay until this page says otherwise.</> };
    case 'differs':
      return { title: `Contract and books differ by ${weiWords(verdict.by, report.asset)}`, text: 'The contract holds enough, but its own account of fees or waiting payments is not ours.' };
    case 'solvent':
      return {
        title: 'Solvent',
        text: (
          <>
            The contract holds everything that is locked, owed as fees and waiting to be withdrawn, to the last unit.
            {verdict.surplus > 0n && (
              <span data-testid={`${cardId(report)}-unsolicited`} data-value={report.unsolicited}>
                {' '}
                {weiWords(verdict.surplus, report.asset)} more were sent in by strangers, unsolicited; they belong to nobody here.
              </span>
            )}
          </>
        ),
      };
  }
}

interface BannerProps {
  Icon: LucideIcon;
  look: string;
  title: string;
  testId: string;
  alarm?: boolean;
  children: ReactNode;
}

export function Banner({ Icon, look, title, testId, alarm = false, children }: BannerProps) {
  return (
    <div role={alarm ? 'alert' : 'status'} data-testid={testId} className={cx('flex items-start gap-4 p-6 sm:p-8', look)}>
      <Icon aria-hidden className="mt-1 size-8 shrink-0" />
      <div>
        <h2 className="text-2xl font-bold tracking-tight">{title}</h2>
        <p className="mt-1 leading-relaxed">{children}</p>
      </div>
    </div>
  );
}
