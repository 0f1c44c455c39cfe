import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { security, type TotpSetup } from '@/features/security/api';
import { AskAfterPassword } from '@/features/security/AskAfterPassword';
import { CodeField } from '@/features/security/CodeField';
import { passkeys } from '@/features/security/passkeys';
import { RecoveryCodes } from '@/features/security/RecoveryCodes';
import { keys } from '@/shared/query/keys';
import { readRequiredActions } from '@/shared/session/session';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { Notice } from '@/shared/ui/Notice';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { useSubmit } from '@/shared/ui/useSubmit';

/** Two-step sign-in by an authenticator app. */
export function TwoStepPanel() {
  const client = useQueryClient();
  const factors = useQuery({ queryKey: keys.secondFactors, queryFn: ({ signal }) => security.factors(signal) });
  const [codes, setCodes] = useState<string[] | null>(null);
  const changed = async (fresh: string[] | null) => {
    setCodes(fresh);
    void readRequiredActions();
    await client.invalidateQueries({ queryKey: keys.secondFactors });
  };
  const passkey = useQuery({ queryKey: keys.passkeys, queryFn: ({ signal }) => passkeys.list(signal) }).data?.items.some(({ suspended }) => !suspended) ?? false;
  const asked = factors.data?.ask_after_password ?? false;

  return (
    <Panel title="Two-step sign-in" id="two-step" data-testid="two-step-panel" data-on={factors.data?.totp}>
      {factors.isPending && <SkeletonList rows={1} label="Loading" />}
      {factors.isError && <Failure error={factors.error} onRetry={() => void factors.refetch()} />}
      {codes !== null && <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
      {factors.data && codes === null && (factors.data.totp ? <On left={factors.data.recovery_codes_left} onChanged={changed} /> : <Off onChanged={changed} />)}
      {factors.data && codes === null && (asked || (passkey && !factors.data.totp)) && <AskAfterPassword asked={asked} onChanged={changed} />}
    </Panel>
  );
}

function Off({ onChanged }: { onChanged(codes: string[]): Promise<void> }) {
  const [setup, setSetup] = useState<TotpSetup | null>(null);
  const begin = useSubmit(async () => setSetup(await security.setUp()));
  if (setup !== null) return <Confirm setup={setup} onChanged={onChanged} />;
  return (
    <form onSubmit={begin.submit} className="space-y-4" aria-label="Set two-step sign-in up">
      <p className="leading-relaxed text-muted">A code of an app on your phone, beside your password or wallet. Who learns your password still cannot come in.</p>
      {begin.error !== null && <Failure error={begin.error} testId="two-step-error" />}
      <Button type="submit" busy={begin.busy} data-testid="two-step-begin">
        Set it up
      </Button>
    </form>
  );
}

function Confirm({ setup, onChanged }: { setup: TotpSetup; onChanged(codes: string[]): Promise<void> }) {
  const [code, setCode] = useState('');
  const form = useSubmit(async () => onChanged((await security.confirm(code)).recovery_codes));
  return (
    <form onSubmit={form.submit} noValidate className="space-y-4" aria-label="Confirm two-step sign-in">
      <p className="leading-relaxed">Scan this with your authenticator app, then enter the code that it shows.</p>
      <img src={`data:image/svg+xml;utf8,${encodeURIComponent(setup.qr_svg)}`} alt="QR code for your authenticator app" className="size-52 rounded-lg border border-line bg-white" />
      <p className="text-sm text-muted">
        Or type this key in: <code className="break-all font-mono" data-testid="two-step-secret">{setup.secret}</code>
      </p>
      <CodeField value={code} onChange={setCode} error={form.fieldError('code')} testId="two-step-code" />
      {form.error !== null && <Failure error={form.error} testId="two-step-error" />}
      <Button type="submit" busy={form.busy} disabled={code.trim() === ''} data-testid="two-step-confirm">
        Switch it on
      </Button>
    </form>
  );
}

function On({ left, onChanged }: { left: number; onChanged(codes: string[] | null): Promise<void> }) {
  const [code, setCode] = useState('');
  const [failed, setFailed] = useState(false);
  const renew = useSubmit(async () => {
    setFailed(false);
    await onChanged((await security.renew(code)).recovery_codes);
  });
  const disable = useSubmit(async () => {
    setFailed(true);
    await security.disable(code);
    await onChanged(null);
  });
  const form = failed ? disable : renew;
  return (
    <form onSubmit={renew.submit} noValidate className="space-y-4" aria-label="Change two-step sign-in">
      <Notice tone={left < 3 ? 'warn' : 'success'} testId="two-step-on">
        It is on. You have {left} recovery {left === 1 ? 'code' : 'codes'} left.
      </Notice>
      <CodeField value={code} onChange={setCode} error={form.fieldError('code')} testId="two-step-code" />
      {form.error !== null && <Failure error={form.error} testId="two-step-error" />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" tone="plain" busy={renew.busy} disabled={code.trim() === ''} data-testid="two-step-renew">
          New recovery codes
        </Button>
        <Button tone="danger" busy={disable.busy} disabled={code.trim() === ''} onClick={disable.run} data-testid="two-step-disable">
          Switch it off
        </Button>
      </div>
    </form>
  );
}
