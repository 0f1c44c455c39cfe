import { cx } from '@/shared/ui/cx';

const TINTS = ['bg-primary-soft text-primary-text', 'bg-worker-soft text-worker-text', 'bg-employer-soft text-employer-text', 'bg-warn-soft text-warn-text'];

/** A letter on a tint that is always the same for the same name. */
export function Identicon({ name, large = false }: { name: string; large?: boolean }) {
  const sum = Array.from(name).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return (
    <span aria-hidden className={cx('grid shrink-0 place-items-center rounded-full font-semibold', large ? 'size-11 text-base' : 'size-8 text-sm', TINTS[sum % TINTS.length])}>
      {(Array.from(name)[0] ?? '?').toUpperCase()}
    </span>
  );
}
