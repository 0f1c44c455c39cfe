import { security } from '@/features/security/api';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { StepUp } from '@/shared/passkeys/StepUp';
import { useSubmit } from '@/shared/ui/useSubmit';

/** For somebody with a passkey and no authenticator app: whether their password alone is enough. */
export function AskAfterPassword({ asked, onChanged }: { asked: boolean; onChanged(codes: string[] | null): Promise<void> }) {
  const form = useSubmit(async () => {
    const { recovery_codes: codes } = await security.askAfterPassword(!asked);
    await onChanged(codes.length > 0 ? codes : null);
  });
  return (
    <form onSubmit={form.submit} className="mt-6 space-y-4 border-t border-line pt-6" aria-label="Second step after the password" data-testid="after-password" data-on={asked}>
      <p className="leading-relaxed text-muted">
        {asked ? 'Signing in by password asks for your passkey, or a recovery code, too.' : 'Your password alone signs you in, though you have a passkey. You can have it ask for the passkey, too; recovery codes help when the device is lost.'}
      </p>
      {form.error !== null && <Failure error={form.error} testId="after-password-error" />}
      <StepUp error={form.error} onShown={form.run} />
      <Button type="submit" tone="plain" busy={form.busy} data-testid="after-password-submit">
        {asked ? 'No longer ask after my password' : 'Ask for my passkey after my password'}
      </Button>
    </form>
  );
}
