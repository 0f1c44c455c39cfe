import { useState } from 'react';
import { ActionForm } from '@/features/rescue/ActionForm';
import { AmendForm } from '@/features/rescue/AmendForm';
import { ItemsForm } from '@/features/rescue/ItemsForm';
import { RuleForm } from '@/features/rescue/RuleForm';
import type { RescueJob, Step } from '@/features/rescue/jobs';
import { actionsFor, isFinal, type RescueAction } from '@/features/rescue/rules';
import { SettleForm } from '@/features/rescue/SettleForm';
import type { Desk } from '@/features/rescue/useRun';
import { ACTION_WORDS, amountWords, clockWords, isoOf, paidItemsWords, ROLE_WORDS, STATUS_WORDS, STEP_WORDS } from '@/features/rescue/words';
import { formatRelative } from '@/shared/format/time';
import { Badge } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { Card } from '@/shared/ui/Card';
import { Copyable } from '@/shared/ui/Copyable';

/** One job: what it is doing, what its clock means, and what this person may do about it now. */
export function JobCard({ job, desk }: { job: RescueJob; desk: Desk }) {
  return (
    <Card data-testid="rescue-job" data-job-id={job.id} data-status={job.status} data-role={job.role} data-round={job.round} className="space-y-4 p-5">
      <Head job={job} />
      <Facts job={job} now={desk.now} />
      <Actions key={`${job.status}-${job.round}`} job={job} desk={desk} />
      <History steps={job.steps} />
    </Card>
  );
}

function Head({ job }: { job: RescueJob }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div>
        <h3 className="text-base font-semibold">{ROLE_WORDS[job.role]}</h3>
        <p className="text-sm text-muted">
          Job <Copyable value={job.id} label="job id" />
        </p>
      </div>
      <Badge tone={isFinal(job.status) ? 'neutral' : job.role === 'employer' ? 'employer' : 'worker'}>{STATUS_WORDS[job.status]}</Badge>
    </div>
  );
}

function Facts({ job, now }: { job: RescueJob; now: number }) {
  const clock = clockWords(job, now);
  return (
    <>
      <dl className="grid gap-x-6 gap-y-2 text-[0.9375rem] sm:grid-cols-[8rem_minmax(0,1fr)]">
        <dt className="text-muted">Pay</dt>
        <dd className="tabular font-semibold" data-testid="rescue-amount" data-units={job.amount.toString()}>
          {amountWords(job, job.amount)}
        </dd>
        {job.token && (
          <>
            <dt className="text-muted">Token</dt>
            <dd>
              <Copyable value={job.token} label="token address" />
            </dd>
          </>
        )}
        {job.paid > 0n && (
          <>
            <dt className="text-muted">Paid of it</dt>
            <dd className="tabular">{amountWords(job, job.paid)}</dd>
          </>
        )}
        {job.items !== null && (
          <>
            <dt className="text-muted">Items paid</dt>
            <dd data-testid="rescue-items-paid" data-items={job.items.paid.map(({ index }) => index).join(' ')}>
              {paidItemsWords(job, job.items)}
            </dd>
          </>
        )}
        <dt className="text-muted">Fee, on top</dt>
        <dd className="tabular">{amountWords(job, job.fee)}</dd>
        <dt className="text-muted">{job.role === 'employer' ? 'Worker' : 'Employer'}</dt>
        <dd>{job.role !== 'employer' ? <Copyable value={job.employer} label="employer" /> : job.worker ? <Copyable value={job.worker} label="worker" /> : 'nobody'}</dd>
      </dl>
      {clock && (
        <p className="rounded-lg bg-sunken px-4 py-3 text-[0.9375rem] leading-relaxed" data-testid="rescue-clock" data-clock={job.clock} data-over={now > job.clock}>
          {clock} <span className="whitespace-nowrap text-muted">({formatRelative(isoOf(job.clock), now * 1_000)})</span>
        </p>
      )}
    </>
  );
}

function Actions({ job, desk }: { job: RescueJob; desk: Desk }) {
  const [chosen, setChosen] = useState<RescueAction | null>(null);
  const actions = actionsFor(job.status, job.role, job.clock, desk.now, job.items !== null);
  // A clock may have run out while the form was open; the contract would refuse then.
  const open = chosen !== null && actions.includes(chosen) ? chosen : null;
  if (actions.length === 0) return isFinal(job.status) ? null : <p className="text-sm text-muted">There is nothing that you can do about it at the moment.</p>;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap gap-2" data-testid="rescue-actions" data-actions={actions.join(' ')}>
        {actions.map((action) => (
          <Button key={action} tone={ACTION_WORDS[action].tone} aria-expanded={open === action} onClick={() => setChosen(open === action ? null : action)} data-testid={`rescue-action-${action}`}>
            {ACTION_WORDS[action].label}
          </Button>
        ))}
      </div>
      {open === 'settle' && <SettleForm job={job} desk={desk} />}
      {open === 'item' && job.items !== null && <ItemsForm job={job} items={job.items} desk={desk} />}
      {open === 'amend' && <AmendForm job={job} desk={desk} />}
      {open === 'rule' && <RuleForm job={job} desk={desk} onClose={() => setChosen(null)} />}
      {open !== null && open !== 'item' && open !== 'settle' && open !== 'amend' && open !== 'rule' && <ActionForm key={open} job={job} action={open} desk={desk} onClose={() => setChosen(null)} />}
    </div>
  );
}

function History({ steps }: { steps: Step[] }) {
  return (
    <details className="text-sm">
      <summary className="min-h-11 cursor-pointer content-center text-muted">What the chain knows of it ({steps.length})</summary>
      <ol className="mt-1 divide-y divide-line border-t border-line" data-testid="rescue-steps">
        {steps.map((step) => (
          <li key={`${step.transactionHash} ${step.logIndex}`} className="flex flex-wrap items-center justify-between gap-x-4 py-1" data-step={step.name}>
            <span>{STEP_WORDS[step.name] ?? step.name}</span>
            <span className="inline-flex items-center gap-2 text-muted">
              block {step.block} <Copyable value={step.transactionHash} label="transaction hash" />
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
