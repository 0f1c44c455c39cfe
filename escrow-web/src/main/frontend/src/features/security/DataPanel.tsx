import { useQuery, useQueryClient } from '@tanstack/react-query';
import { EraseAccount } from '@/features/security/EraseAccount';
import { privacy, type Consent } from '@/features/security/privacy';
import { StepUp } from '@/shared/passkeys/StepUp';
import { keys } from '@/shared/query/keys';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { useSubmit } from '@/shared/ui/useSubmit';
import { When } from '@/shared/ui/When';

/** What the person agreed to, what is kept about them, and how to be forgotten. */
export function DataPanel() {
  const list = useQuery({ queryKey: keys.consents, queryFn: ({ signal }) => privacy.consents(signal) });
  return (
    <Panel title="Your data" id="data" data-testid="data-panel">
      {list.isPending && <SkeletonList rows={1} label="Loading documents" />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && (
        <ul className="divide-y divide-line">
          {list.data.items.map((consent) => (
            <Document key={consent.document} consent={consent} />
          ))}
        </ul>
      )}
      <div className="mt-4 space-y-4 border-t border-line pt-4">
        <Export />
        <EraseAccount />
      </div>
    </Panel>
  );
}

const NAMES = { terms: 'Terms of use', privacy: 'Privacy notice' } as const;

function Document({ consent }: { consent: Consent }) {
  const client = useQueryClient();
  const form = useSubmit(async () => {
    client.setQueryData(keys.consents, await privacy.answer(consent, !consent.given));
  });
  return (
    <li className="space-y-2 py-3" data-testid="consent" data-document={consent.document}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-52">
          <p className="text-sm font-semibold">
            <a href={consent.url} className="text-link">
              {NAMES[consent.document]}
            </a>
          </p>
          <p className="text-sm text-muted">
            version {consent.version}
            {consent.given && consent.answered_at !== null && (
              <>
                , agreed <When at={consent.answered_at} past />
              </>
            )}
          </p>
        </div>
        <Button tone="plain" busy={form.busy} onClick={form.run} data-testid="consent-answer">
          {consent.given ? 'Take back' : 'I agree'}
        </Button>
      </div>
      {form.error !== null && <Failure error={form.error} testId="consent-error" />}
    </li>
  );
}

function Export() {
  const form = useSubmit(async () => save(await privacy.export(), 'paychain-my-data.json'));
  return (
    <div className="space-y-3">
      <p className="text-sm leading-relaxed text-muted">Everything that we keep about you, as one file. What stands on the chain is public and not in it.</p>
      {form.error !== null && <Failure error={form.error} testId="export-error" />}
      <StepUp error={form.error} onShown={form.run} />
      <Button tone="plain" busy={form.busy} onClick={form.run} data-testid="export-data">
        Download my data
      </Button>
    </div>
  );
}

function save(file: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
