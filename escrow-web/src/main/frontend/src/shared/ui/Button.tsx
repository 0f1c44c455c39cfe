import { LoaderCircle } from 'lucide-react';
import type { ButtonHTMLAttributes } from 'react';
import { Link, type LinkProps } from 'react-router';
import { cx } from '@/shared/ui/cx';

export type Tone = 'primary' | 'worker' | 'employer' | 'danger' | 'plain' | 'quiet' | 'night';

const BASE =
  'inline-flex min-h-11 select-none items-center justify-center gap-2 rounded-lg px-4 text-[0.9375rem] font-semibold transition-colors ' +
  'disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55';

const TONES: Record<Tone, string> = {
  primary: 'bg-primary text-primary-on hover:bg-primary-hover',
  worker: 'bg-worker-solid text-primary-on hover:bg-worker-hover',
  employer: 'bg-employer-solid text-primary-on hover:bg-employer-hover',
  danger: 'bg-danger text-primary-on hover:bg-danger-hover',
  plain: 'border border-control/60 bg-surface text-ink hover:bg-sunken',
  quiet: 'text-ink hover:bg-sunken',
  night: 'border border-night-line bg-transparent text-night-ink hover:bg-night-line/50',
};

interface Look {
  tone?: Tone;
  wide?: boolean;
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Look & { busy?: boolean };

/** A button that keeps its width and its place in the tab order while it is busy. */
export function Button({ tone = 'primary', wide, busy = false, className, children, disabled, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={cx(BASE, TONES[tone], wide && 'w-full', className)}
    >
      {busy && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
      {children}
    </button>
  );
}

export function ButtonLink({ tone = 'primary', wide, className, ...rest }: LinkProps & Look) {
  return <Link {...rest} className={cx(BASE, TONES[tone], wide && 'w-full', typeof className === 'string' && className)} />;
}
