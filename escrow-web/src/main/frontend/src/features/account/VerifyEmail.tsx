import { useState } from 'react';
import { account } from '@/features/account/api';
import { useLinkToken } from '@/features/account/linkToken';
import { useSubmit } from '@/shared/ui/useSubmit';
import { Button, ButtonLink } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { Notice } from '@/shared/ui/Notice';

/** A person presses the button: programs that open every link of a mail do not use the token up. */
export function VerifyEmail() {
  const token = useLinkToken();
  const [email, setEmail] = useState<string | null>(null);
  const form = useSubmit(async () => setEmail((await account.verify(token ?? '')).email));

  if (email !== null) {
    return (
      <div className="space-y-4">
        <Notice tone="success" title="Your address is verified" testId="verified" live>
          {email} is yours.
        </Notice>
        <ButtonLink to="/login" wide data-testid="verified-login">
          Sign in
        </ButtonLink>
      </div>
    );
  }
  if (token === null) return <Notice tone="warn" title="Open the link in the mail" testId="verify-no-token">This page needs the link that we sent you.</Notice>;
  return (
    <form onSubmit={form.submit} className="space-y-4" aria-label="Verify">
      {form.error !== null && <Failure error={form.error} testId="verify-error" />}
      <Button type="submit" wide busy={form.busy} data-testid="verify-submit">
        Verify my address
      </Button>
    </form>
  );
}
