import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { jobsApi } from '@/features/jobs/api';
import { costInToken, estimate } from '@/features/jobs/cost';
import { CostTable } from '@/features/jobs/CostTable';
import { SilencePays } from '@/features/jobs/FundingQuote';
import { JobForm } from '@/features/jobs/JobForm';
import { EMPTY_FORM, LIMITS, toNewJob, type JobFormState } from '@/features/jobs/jobForm';
import { rememberJob } from '@/features/jobs/queries';
import { may, useOrganisations } from '@/shared/organisations/mine';
import { sourceWords, useRate } from '@/shared/query/rate';
import { isTokenInput, isUsdInput } from '@/shared/format/money';
import { Panel } from '@/shared/ui/Card';

/** Posts a job and goes on to locking its pay. */
export function CreateJob() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const owners = useOrganisations().data?.filter((each) => may(each, 'jobs:create')) ?? [];
  const create = useMutation({
    mutationFn: (form: JobFormState) => jobsApi.create(toNewJob(form)),
    onSuccess: async (job) => {
      rememberJob(client, job);
      await navigate(`/jobs/${job.id}?do=fund`, { replace: true });
    },
  });
  return (
    <JobForm
      initial={EMPTY_FORM}
      textOnly={false}
      owners={owners}
      busy={create.isPending}
      error={create.error}
      submitLabel="Post and go to payment"
      onSubmit={(form) => create.mutate(form)}
      aside={(form) => <Preview form={form} />}
    />
  );
}

function Preview({ form }: { form: JobFormState }) {
  const rate = useRate();
  const typed = form.pay_amount_usd.trim();
  const token = form.pay_asset === 'USD' ? null : form.pay_asset;
  const hours = Number(form.review_hours);
  const [low, high] = LIMITS.reviewHours;
  return (
    <>
      <Panel id="quote-preview" title="What you will lock" data-testid="quote-preview">
        <CostTable cost={token ? costInToken(isTokenInput(typed) ? typed : '0', token) : estimate(isUsdInput(typed) ? typed : '0', rate.data?.rate ?? null)} />
        <p className="mt-4 text-sm leading-relaxed text-muted">
          {token ? (
            `These amounts are exact. Your wallet sends two transactions in the next step: one lets the contract take this much ${token}, one locks it.`
          ) : rate.data ? (
            <>
              At 1 USD = {rate.data.rate} ETH, {sourceWords(rate.data.source)}. The price is fixed for 15 minutes in the next step, before your wallet asks.
            </>
          ) : (
            'The ETH price is quoted in the next step, before your wallet asks.'
          )}
        </p>
      </Panel>
      <SilencePays reviewHours={hours >= low && hours <= high ? hours : 72} />
    </>
  );
}
