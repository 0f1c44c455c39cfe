import { useState, type SubmitEvent, type ReactNode } from 'react';
import { ChecklistManager } from '@/features/jobs/ChecklistManager';
import { checkForm, LIMITS, picksRule, type FormErrors, type JobFormState } from '@/features/jobs/jobForm';
import { useJobRules } from '@/features/jobs/queries';
import { JOB_TYPES } from '@/features/jobs/words';
import { useChain } from '@/shared/chain/chainInfo';
import { formatAmount, formatUsd } from '@/shared/format/money';
import { formatHours } from '@/shared/format/time';
import { ApiError } from '@/shared/http/apiError';
import type { Organisation } from '@/shared/organisations/mine';
import { Button } from '@/shared/ui/Button';
import { Card } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { focusFirstProblem } from '@/shared/ui/focusFirstProblem';
import { CheckField, SelectField, TextArea, TextField } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';

interface JobFormProps {
  initial: JobFormState;
  /** True when only title, description and kind of work may change. */
  textOnly: boolean;
  /** The organisations that the person may post for; none when it is not to be chosen. */
  owners?: readonly Organisation[];
  busy: boolean;
  error: unknown;
  submitLabel: string;
  onSubmit(form: JobFormState): void;
  aside?: (form: JobFormState) => ReactNode;
}

/** The form behind "post a job" and "edit"; errors sit at their field. */
export function JobForm(props: JobFormProps) {
  const { textOnly, owners = [], busy, error, submitLabel, aside } = props;
  const { form, set, problem, submit } = useJobForm(props);
  return (
    <form onSubmit={submit} noValidate className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <Card className="space-y-6 p-5 sm:p-7">
        {owners.length > 0 && <ForWhom owners={owners} form={form} set={set} problem={problem} />}
        <Texts form={form} set={set} problem={problem} />
        {textOnly ? (
          <>
            <KindOfWork form={form} set={set} problem={problem} />
            <Notice title="The terms are fixed">Pay, hours and checklist are part of the contract since the pay was locked. The rest may change until somebody accepts.</Notice>
          </>
        ) : (
          <Terms form={form} set={set} problem={problem} />
        )}
      </Card>
      {aside && <div className="space-y-6 lg:sticky lg:top-24 lg:row-span-2">{aside(form)}</div>}
      <div className="space-y-4">
        {error !== null && error !== undefined && <Failure error={error} testId="job-form-error" />}
        <Button type="submit" tone={textOnly ? 'primary' : 'employer'} busy={busy} data-testid="job-form-submit" className="min-h-12 w-full px-6 sm:w-auto">
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

function useJobForm({ initial, textOnly, error, onSubmit }: JobFormProps) {
  const [form, setForm] = useState(initial);
  const [checked, setChecked] = useState(false);
  const [sent, setSent] = useState<JobFormState | null>(null);
  const rules = useJobRules().data;
  const local: FormErrors = checked ? checkForm(form, textOnly) : {};
  const set = (change: Partial<JobFormState>) => setForm((old) => ({ ...old, ...change }));
  // What the server refused counts only as long as the field is as it was sent.
  const refused = (field: keyof JobFormState) => (error instanceof ApiError && sent?.[field] === form[field] ? error.fieldMessage(field) : null);
  const problem = (field: keyof JobFormState) => local[field] ?? refused(field);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(checkForm(form, textOnly)).length === 0) {
      setSent(form);
      return onSubmit({ ...form, employer_picks: form.employer_picks || (picksRule(form, rules)?.required ?? false) });
    }
    focusFirstProblem(event.currentTarget);
  }

  return { form, set, problem, submit };
}

function ForWhom({ owners, form, set, problem }: TermsProps & { owners: readonly Organisation[] }) {
  return (
    <SelectField
      label="Post it for"
      name="organization_id"
      data-testid="job-form-organisation"
      value={form.organization_id}
      error={problem('organization_id')}
      hint={form.organization_id === '' ? null : 'Its members see the job, and everybody its name. The pay still comes from your wallet, and decisions about it stay yours.'}
      onChange={(e) => set({ organization_id: e.target.value })}
    >
      <option value="">Myself</option>
      {owners.map(({ id, name }) => (
        <option key={id} value={String(id)}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

function Texts({ form, set, problem }: TermsProps) {
  return (
    <>
      <TextField label="Title" name="title" data-testid="job-form-title" maxLength={LIMITS.title} value={form.title} error={problem('title')} onChange={(e) => set({ title: e.target.value })} />
      <TextArea label="What is to be done" name="description" data-testid="job-form-description" maxLength={LIMITS.description} value={form.description} error={problem('description')} onChange={(e) => set({ description: e.target.value })} />
    </>
  );
}

interface TermsProps {
  form: JobFormState;
  set(change: Partial<JobFormState>): void;
  problem(field: keyof JobFormState): string | null;
}

function Terms({ form, set, problem }: TermsProps) {
  return (
    <>
      <div className="grid gap-6 sm:grid-cols-2">
        <KindOfWork form={form} set={set} problem={problem} />
        <Pay form={form} set={set} problem={problem} />
      </div>
      <div className="grid gap-6 sm:grid-cols-3">
        <Hours label="Hours to work" name="time_limit_hours" testId="job-form-hours" form={form} set={set} problem={problem} />
        <Hours label="Hours to accept" name="accept_within_hours" testId="job-form-accept-hours" form={form} set={set} problem={problem} />
        <Hours label="Hours to review" name="review_hours" testId="job-form-review-hours" form={form} set={set} problem={problem} />
      </div>
      <WhoPicks form={form} set={set} problem={problem} />
      <ChecklistManager items={form.checklist} onChange={(checklist) => set({ checklist })} error={problem('checklist')} />
    </>
  );
}

/** Who admits the worker; above a value it is the employer, whatever the box says. */
function WhoPicks({ form, set }: TermsProps) {
  const rule = picksRule(form, useJobRules().data);
  const required = rule?.required ?? false;
  const value = rule?.above ? formatPay(rule.above, form.pay_asset) : null;
  return (
    <CheckField
      label="I choose the worker myself"
      data-testid="job-form-picks"
      checked={form.employer_picks || required}
      disabled={required}
      hint={
        <>
          Workers apply, and you pick one of them with your signature. Otherwise the first worker to accept gets the job.
          {value && ` Above ${value} you always choose yourself, so that nobody but you can give such a job away.`}
        </>
      }
      onChange={(event) => set({ employer_picks: event.target.checked })}
    />
  );
}

function formatPay(amount: string, unit: string): string {
  return unit === 'USD' ? formatUsd(amount) : formatAmount(amount, unit);
}

/** An amount, and of what: dollars that are paid in ether, or one of the tokens that are offered here. */
function Pay({ form, set, problem }: TermsProps) {
  const tokens = useChain().data?.tokens ?? [];
  const dollars = form.pay_asset === 'USD';
  return (
    <div className="space-y-3">
      <TextField
        label={`Pay in ${form.pay_asset}`}
        name="pay_amount_usd"
        {...(dollars ? { prefix: '$' } : {})}
        inputMode="decimal"
        data-testid="job-form-pay"
        value={form.pay_amount_usd}
        error={problem('pay_amount_usd')}
        hint={dollars && tokens.length > 0 ? 'The worker receives exactly this, in ether.' : 'The worker receives exactly this.'}
        onChange={(e) => set({ pay_amount_usd: e.target.value })}
      />
      {tokens.length > 0 && (
        <SelectField label="Paid in" data-testid="job-form-asset" value={form.pay_asset} error={problem('pay_asset')} onChange={(e) => set({ pay_asset: e.target.value })}>
          <option value="USD">Ether, priced in USD</option>
          {tokens.map(({ asset }) => (
            <option key={asset} value={asset}>
              {asset}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}

function KindOfWork({ form, set, problem }: TermsProps) {
  return (
    <div>
      <TextField label="Kind of work" name="job_type" list="job-types" data-testid="job-form-type" maxLength={LIMITS.jobType} value={form.job_type} error={problem('job_type')} onChange={(e) => set({ job_type: e.target.value })} />
      <datalist id="job-types">
        {JOB_TYPES.map((type) => (
          <option key={type} value={type} />
        ))}
      </datalist>
    </div>
  );
}

function Hours({ label, name, testId, form, set, problem }: TermsProps & { label: string; name: 'time_limit_hours' | 'accept_within_hours' | 'review_hours'; testId: string }) {
  return <TextField label={label} name={name} inputMode="numeric" data-testid={testId} value={form[name]} error={problem(name)} hint={inDays(form[name])} onChange={(e) => set({ [name]: e.target.value })} />;
}

// 168 hours say little; 7 days do.
function inDays(hours: string): string | null {
  const count = /^\d{1,4}$/.test(hours.trim()) ? Number(hours) : 0;
  const words = formatHours(count);
  return count > 0 && words.endsWith('days') ? words : null;
}
