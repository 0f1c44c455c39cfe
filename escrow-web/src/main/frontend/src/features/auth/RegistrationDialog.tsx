import { BriefcaseBusiness, HardHat } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { signUp, type Registration } from '@/features/auth/api';
import { setPendingRegistration, usePendingRegistration, type PendingRegistration } from '@/features/auth/registration';
import { shortHex } from '@/shared/format/words';
import { ApiError } from '@/shared/http/apiError';
import { begin, type UserType } from '@/shared/session/session';
import { Button } from '@/shared/ui/Button';
import { cx } from '@/shared/ui/cx';
import { Failure } from '@/shared/ui/Failure';
import { focusFirstProblem } from '@/shared/ui/focusFirstProblem';
import { TextField } from '@/shared/ui/Field';
import { Modal } from '@/shared/ui/Modal';

const EMPTY: Registration = { username: '', email: '', user_type: 'worker' };

/** Opens by itself when a wallet has signed in that has no account. */
export function RegistrationDialog({ onDone }: { onDone: () => void }) {
  const pending = usePendingRegistration();
  const [busy, setBusy] = useState(false);
  return (
    <Modal
      open={pending !== null}
      onClose={() => setPendingRegistration(null)}
      locked={busy}
      title="Create your account"
      description={pending && <>Your wallet {shortHex(pending.wallet)} is new here. No password is needed: it signs you in.</>}
      testId="registration"
    >
      {pending && <RegistrationForm pending={pending} busy={busy} setBusy={setBusy} onDone={onDone} />}
    </Modal>
  );
}

interface FormProps {
  pending: PendingRegistration;
  busy: boolean;
  setBusy(busy: boolean): void;
  onDone(): void;
}

interface Registering {
  form: Registration;
  error: unknown;
  set(change: Partial<Registration>): void;
  fieldError(name: keyof Registration): string | null;
  submit(event: SubmitEvent<HTMLFormElement>): Promise<void>;
}

function useRegistering({ pending, setBusy, onDone }: FormProps): Registering {
  const [form, setForm] = useState(EMPTY);
  const [local, setLocal] = useState<Partial<Record<keyof Registration, string>>>({});
  const [error, setError] = useState<unknown>(null);
  const fieldError = (name: keyof Registration) => local[name] ?? (error instanceof ApiError ? (error.fieldMessage(name) ?? taken(error, name)) : null);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const problems = check(form);
    setLocal(problems);
    if (Object.keys(problems).length > 0) return focusFirstProblem(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      begin(await signUp(pending.token, { ...form, username: form.username.trim(), email: form.email.trim() }));
      setPendingRegistration(null);
      onDone();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }

  return { form, error, set: (change) => setForm({ ...form, ...change }), fieldError, submit };
}

function RegistrationForm(props: FormProps) {
  const registering = useRegistering(props);
  const { error, submit } = registering;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="space-y-5">
      <Roles {...registering} />
      <NameAndMail {...registering} />
      {error !== null && <Failure error={error} testId="registration-error" />}
      <Button type="submit" wide busy={props.busy} data-testid="registration-submit">
        Create account
      </Button>
    </form>
  );
}

function Roles({ form, set, fieldError }: Registering) {
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-semibold">I am here to</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        <RoleCard type="worker" current={form.user_type} onPick={(user_type) => set({ user_type })} />
        <RoleCard type="employer" current={form.user_type} onPick={(user_type) => set({ user_type })} />
      </div>
      {fieldError('user_type') && <p className="mt-1.5 text-sm font-medium text-danger-text">{fieldError('user_type')}</p>}
    </fieldset>
  );
}

function NameAndMail({ form, set, fieldError }: Registering) {
  return (
    <>
      <TextField
        label="Username"
        name="username"
        data-testid="registration-username"
        autoComplete="username"
        maxLength={50}
        value={form.username}
        error={fieldError('username')}
        hint="Shown to the people you work with."
        onChange={(event) => set({ username: event.target.value })}
      />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        data-testid="registration-email"
        autoComplete="email"
        maxLength={255}
        value={form.email}
        error={fieldError('email')}
        onChange={(event) => set({ email: event.target.value })}
      />
    </>
  );
}

const ROLES = {
  worker: { title: 'Find paid work', text: 'See the pay locked before you start.', Icon: HardHat, on: 'border-worker-solid bg-worker-soft', icon: 'text-worker-text' },
  employer: { title: 'Hire people', text: 'Post jobs and lock their pay.', Icon: BriefcaseBusiness, on: 'border-employer-solid bg-employer-soft', icon: 'text-employer-text' },
} as const;

function RoleCard({ type, current, onPick }: { type: UserType; current: UserType; onPick(type: UserType): void }) {
  const { title, text, Icon, on, icon } = ROLES[type];
  const checked = current === type;
  return (
    <label className={cx('relative flex cursor-pointer items-start gap-3 rounded-lg border p-3.5 has-[:focus-visible]:ring-2 has-[:focus-visible]:ring-primary-text', checked ? on : 'border-line hover:bg-sunken')}>
      <input type="radio" name="user_type" value={type} checked={checked} onChange={() => onPick(type)} className="absolute inset-0 cursor-pointer opacity-0" data-testid={`registration-type-${type}`} />
      <Icon aria-hidden className={cx('mt-0.5 size-5 shrink-0', icon)} />
      <span>
        <span className="block text-[0.9375rem] font-semibold">{title}</span>
        <span className="block text-sm text-muted">{text}</span>
      </span>
    </label>
  );
}

const TAKEN: Partial<Record<keyof Registration, string>> = { username: 'USERNAME_TAKEN' };

function taken(error: ApiError, name: keyof Registration): string | null {
  return TAKEN[name] === error.code ? error.message : null;
}

function check(form: Registration): Partial<Record<keyof Registration, string>> {
  const problems: Partial<Record<keyof Registration, string>> = {};
  if (form.username.trim().length < 2) problems.username = 'Use at least 2 letters or digits.';
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email.trim())) problems.email = 'Enter an e-mail address.';
  return problems;
}
