import { useState } from 'react';
import { useLocation } from 'react-router';
import { CodeField } from '@/features/security/CodeField';
import { security } from '@/features/security/api';
import { passkeysHere } from '@/shared/passkeys/ceremony';
import { proveByPasskey } from '@/shared/passkeys/proveByPasskey';
import { readRequiredActions, useRequiredActions, type RequiredAction } from '@/shared/session/session';
import { Button, ButtonLink } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';
import { Notice } from '@/shared/ui/Notice';
import { useSubmit } from '@/shared/ui/useSubmit';

const PAGE = '/security';

const WORDS: Record<RequiredAction['action'], { asks: string; next: string; button: string }> = {
  SET_UP_SECOND_FACTOR: { asks: 'asks for a second factor', next: 'Until you have added a passkey or an authenticator app, you cannot act for it. Your own jobs go on as ever.', button: 'Set one up' },
  SHOW_SECOND_FACTOR: { asks: 'asks for your second factor', next: 'Until you have shown it in this session, you cannot act for it. Your own jobs go on as ever.', button: 'Show it' },
  STEP_UP: { asks: 'asks who is there', next: 'You have been away from it for a while. Until you have shown again who you are, you cannot act for it.', button: 'Show who you are' },
};

/** On every page: what the person's organisations ask of this session, and the way to it. */
export function RequiredActionsBanner() {
  const required = useRequiredActions();
  const there = useLocation().pathname === PAGE;
  const [first] = required;
  if (first === undefined) return null;
  const { asks, next, button } = WORDS[first.action];
  return (
    <div className="mb-6" data-testid="required-actions" data-action={first.action}>
      <Notice tone="warn" live title={`${names(required.filter(({ action }) => action === first.action))} ${asks}`}>
        <p>{next}</p>
        {!there && (
          <ButtonLink to={PAGE} tone="plain" className="mt-3" data-testid="required-actions-go">
            {button}
          </ButtonLink>
        )}
      </Notice>
    </div>
  );
}

function names(required: readonly RequiredAction[]): string {
  return new Intl.ListFormat('en').format(required.map(({ organization }) => organization));
}

/** Where the second factor is shown that an organisation asks for; nothing when none does, or there is none to show. */
export function ShowSecondFactor() {
  const asked = useRequiredActions().some(({ action }) => action !== 'SET_UP_SECOND_FACTOR');
  const [code, setCode] = useState('');
  const byPasskey = useSubmit(async () => {
    await proveByPasskey();
    await readRequiredActions();
  });
  const byCode = useSubmit(async () => {
    await security.stepUp(code);
    await readRequiredActions();
  });
  if (!asked) return null;
  const error = byPasskey.error ?? byCode.error;
  return (
    <Panel title="Show who you are" id="show-second-factor" data-testid="show-second-factor">
      <form onSubmit={byCode.submit} noValidate className="space-y-4" aria-label="Show your second factor">
        {passkeysHere() && (
          <Button tone="plain" busy={byPasskey.busy} onClick={byPasskey.run} data-testid="show-passkey">
            Use a passkey
          </Button>
        )}
        <CodeField value={code} onChange={setCode} error={byCode.fieldError('code')} testId="show-code" />
        {error !== null && <Failure error={error} testId="show-error" />}
        <Button type="submit" busy={byCode.busy} disabled={code.trim() === ''} data-testid="show-submit">
          Show the code
        </Button>
        <p className="text-sm text-muted">Neither at hand? Sign out and come in again.</p>
      </form>
    </Panel>
  );
}
