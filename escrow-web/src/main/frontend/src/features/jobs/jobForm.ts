import type { Job, JobRules, NewJob } from '@/shared/jobs/types';
import { isTokenInput, isUsdInput, TOKEN_SCALE, toUnits } from '@/shared/format/money';

/** The form as typed: every value a string, so that nothing is lost while typing. */
export interface JobFormState {
  title: string;
  description: string;
  job_type: string;
  /** In `pay_asset`: dollars, which are paid in ether, or a token. */
  pay_amount_usd: string;
  pay_asset: string;
  time_limit_hours: string;
  accept_within_hours: string;
  review_hours: string;
  employer_picks: boolean;
  checklist: string[];
  /** On whose behalf: an organisation's id, or nothing for one's own. */
  organization_id: string;
}

export type FormErrors = Partial<Record<keyof JobFormState, string>>;

export const LIMITS = {
  title: 200,
  description: 10_000,
  jobType: 50,
  workHours: [1, 2_160],
  acceptHours: [1, 2_160],
  reviewHours: [24, 240],
  items: 100,
  itemLength: 500,
} as const;

export const EMPTY_FORM: JobFormState = {
  title: '',
  description: '',
  job_type: '',
  pay_amount_usd: '',
  pay_asset: 'USD',
  time_limit_hours: '24',
  accept_within_hours: '168',
  review_hours: '72',
  employer_picks: false,
  checklist: [''],
  organization_id: '',
};

export function formOf(job: Job): JobFormState {
  return {
    title: job.title,
    description: job.description ?? '',
    job_type: job.job_type,
    pay_amount_usd: job.pay_amount ?? job.pay_amount_usd ?? '',
    pay_asset: job.pay_asset ?? 'USD',
    time_limit_hours: String(job.time_limit_hours),
    accept_within_hours: String(job.accept_within_hours),
    review_hours: String(job.review_hours),
    employer_picks: job.employer_picks,
    checklist: job.checklist.length > 0 ? job.checklist.map((item) => item.text) : [''],
    organization_id: job.organization_id === undefined ? '' : String(job.organization_id),
  };
}

/** Problems by field; empty when the form can be sent. */
export function checkForm(form: JobFormState, textOnly: boolean): FormErrors {
  const errors: FormErrors = {};
  if (form.title.trim() === '') errors.title = 'Give the job a title.';
  if (form.description.trim() === '') errors.description = 'Describe the work.';
  if (form.job_type.trim() === '') errors.job_type = 'Name the kind of work.';
  return textOnly ? errors : { ...errors, ...checkTerms(form) };
}

function checkTerms(form: JobFormState): FormErrors {
  const errors: FormErrors = {};
  const wrong = payProblem(form);
  if (wrong !== null) errors.pay_amount_usd = wrong;
  checkHours(errors, form, 'time_limit_hours', LIMITS.workHours);
  checkHours(errors, form, 'accept_within_hours', LIMITS.acceptHours);
  checkHours(errors, form, 'review_hours', LIMITS.reviewHours);
  return errors;
}

function payProblem({ pay_amount_usd: typed, pay_asset: asset }: JobFormState): string | null {
  const nothing = /^[0.]+$/.test(typed.trim());
  if (asset === 'USD') return isUsdInput(typed) && !nothing ? null : 'Enter dollars, with at most two decimals.';
  return isTokenInput(typed) && !nothing ? null : `Enter ${asset}, with at most six decimals.`;
}

function checkHours(errors: FormErrors, form: JobFormState, field: 'time_limit_hours' | 'accept_within_hours' | 'review_hours', [low, high]: readonly [number, number]): void {
  const problem = hoursProblem(form[field], [low, high]);
  if (problem !== null) errors[field] = problem;
}

/** What is wrong with hours as typed; null when they are whole and within the limits. */
export function hoursProblem(typed: string, [low, high]: readonly [number, number]): string | null {
  const text = typed.trim();
  const hours = Number(text);
  return /^\d{1,5}$/.test(text) && hours >= low && hours <= high ? null : `Whole hours, ${low} to ${high}.`;
}

/** The value above which the employer has to pick the worker, and whether this pay is above it; null while either is unknown. */
export function picksRule({ pay_amount_usd: typed, pay_asset: unit }: JobFormState, rules: JobRules | undefined): { above: string | null; required: boolean } | null {
  if (!rules) return null;
  const above = rules.employer_picks_above.find((rule) => rule.unit === unit)?.above ?? null;
  const known = unit === 'USD' ? isUsdInput(typed) : isTokenInput(typed);
  return { above, required: above === null || (known && toUnits(typed, TOKEN_SCALE) > toUnits(above, TOKEN_SCALE)) };
}

function payOf({ pay_amount_usd: typed, pay_asset: asset }: JobFormState): Pick<NewJob, 'pay_amount_usd' | 'pay_amount' | 'pay_asset'> {
  return asset === 'USD' ? { pay_amount_usd: typed.trim() } : { pay_amount: typed.trim(), pay_asset: asset };
}

/** The request body of a checked form; empty checklist lines are left out. */
export function toNewJob(form: JobFormState): NewJob {
  return {
    title: form.title.trim(),
    description: form.description.trim(),
    job_type: form.job_type.trim(),
    ...payOf(form),
    time_limit_hours: Number(form.time_limit_hours),
    accept_within_hours: Number(form.accept_within_hours),
    review_hours: Number(form.review_hours),
    employer_picks: form.employer_picks,
    checklist: form.checklist.map((text) => ({ text: text.trim() })).filter((item) => item.text !== ''),
    ...(form.organization_id === '' ? {} : { organization_id: Number(form.organization_id) }),
  };
}
