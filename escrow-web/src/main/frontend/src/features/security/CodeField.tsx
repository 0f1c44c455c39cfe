import { TextField } from '@/shared/ui/Field';

/** A code of the authenticator app. */
export function CodeField({ value, onChange, error, testId }: { value: string; onChange(code: string): void; error: string | null; testId: string }) {
  return <TextField label="Code" name="code" autoComplete="one-time-code" maxLength={40} value={value} error={error} hint="Six digits from your authenticator app, or a recovery code once it is on." onChange={(event) => onChange(event.target.value)} data-testid={testId} />;
}
