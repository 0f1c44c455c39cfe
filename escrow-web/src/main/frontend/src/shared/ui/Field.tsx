import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { cx } from '@/shared/ui/cx';

const CONTROL =
  'w-full rounded-lg border bg-surface px-3.5 text-[0.9375rem] text-ink placeholder:text-muted/80 disabled:bg-sunken disabled:text-muted';
const EDGE = { ok: 'border-control/70', bad: 'border-danger' };

interface FieldShell {
  label: string;
  hint?: ReactNode;
  error?: string | null | undefined;
  optional?: boolean;
}

interface Wiring {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

function useWiring(hint: ReactNode, error: string | null | undefined): Wiring {
  const id = useId();
  const described = [error ? `${id}-error` : null, hint ? `${id}-hint` : null].filter(Boolean).join(' ');
  return { id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined };
}

function Shell({ id, label, hint, error, optional, children }: FieldShell & { id: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1.5 flex items-baseline justify-between gap-2 text-sm font-semibold">
        {label}
        {optional && <span className="text-xs font-normal text-muted">optional</span>}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-sm font-medium text-danger-text">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

export function TextField({ label, hint, error, optional, prefix, className, ...rest }: FieldShell & { prefix?: string } & Omit<InputHTMLAttributes<HTMLInputElement>, 'prefix'>) {
  const wiring = useWiring(hint, error);
  return (
    <Shell id={wiring.id} label={label} hint={hint} error={error} optional={optional ?? false}>
      <div className="relative">
        {prefix && (
          <span aria-hidden className="pointer-events-none absolute inset-y-0 left-3.5 flex items-center text-muted">
            {prefix}
          </span>
        )}
        <input {...rest} {...wiring} className={cx(CONTROL, 'h-11', prefix && 'pl-8', error ? EDGE.bad : EDGE.ok, className)} />
      </div>
    </Shell>
  );
}

export function TextArea({ label, hint, error, optional, className, ...rest }: FieldShell & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const wiring = useWiring(hint, error);
  return (
    <Shell id={wiring.id} label={label} hint={hint} error={error} optional={optional ?? false}>
      <textarea rows={5} {...rest} {...wiring} className={cx(CONTROL, 'py-2.5 leading-relaxed', error ? EDGE.bad : EDGE.ok, className)} />
    </Shell>
  );
}

export function SelectField({ label, hint, error, optional, className, children, ...rest }: FieldShell & SelectHTMLAttributes<HTMLSelectElement>) {
  const wiring = useWiring(hint, error);
  return (
    <Shell id={wiring.id} label={label} hint={hint} error={error} optional={optional ?? false}>
      <select {...rest} {...wiring} className={cx(CONTROL, 'h-11 pr-8', error ? EDGE.bad : EDGE.ok, className)}>
        {children}
      </select>
    </Shell>
  );
}

/** A box to tick; the whole line is its label, so that it is easy to hit. */
export function CheckField({ label, hint, error, className, ...rest }: FieldShell & InputHTMLAttributes<HTMLInputElement>) {
  const wiring = useWiring(hint, error);
  return (
    <div className="min-w-0">
      <label htmlFor={wiring.id} className="flex min-h-11 cursor-pointer items-center gap-3 text-sm font-semibold">
        <input type="checkbox" {...rest} {...wiring} className={cx('size-5 shrink-0 accent-primary disabled:opacity-60', className)} />
        {label}
      </label>
      {error && (
        <p id={`${wiring.id}-error`} className="text-sm font-medium text-danger-text">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${wiring.id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
