import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { dismissToast, holdToasts, useToasts, type Toast } from '@/shared/ui/toasts';

const ICONS = { info: Info, success: CircleCheck, warn: TriangleAlert, danger: CircleAlert };
const COLOURS = { info: 'text-primary-text', success: 'text-worker-text', warn: 'text-warn-text', danger: 'text-danger-text' };

/** Where toasts appear; a polite live region, so a screen reader finishes its sentence first. */
export function ToastHost() {
  const toasts = useToasts();
  return (
    <div
      role="status"
      aria-live="polite"
      aria-atomic="false"
      data-testid="toasts"
      onPointerEnter={() => holdToasts(true)}
      onPointerLeave={() => holdToasts(false)}
      onFocus={() => holdToasts(true)}
      onBlur={() => holdToasts(false)}
      className="pointer-events-none fixed inset-x-0 bottom-0 z-50 flex flex-col items-center gap-2 p-4 sm:items-end"
    >
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastItem({ toast }: { toast: Toast }) {
  const Icon = ICONS[toast.tone];
  const here = useLocation().pathname === toast.href;
  return (
    <div data-testid="toast" data-kind={toast.kind} className="pointer-events-auto flex w-full max-w-sm animate-slide-up items-start gap-3 rounded-xl border border-line bg-surface py-2 pl-4 pr-2 shadow-lift">
      <Icon aria-hidden className={`mt-2.5 size-5 shrink-0 ${COLOURS[toast.tone]}`} />
      <div className="min-w-0 flex-1 py-2 text-sm">
        <p className="font-semibold">{toast.title}</p>
        {toast.text && <p className="mt-0.5 text-muted">{toast.text}</p>}
        {toast.href && !here && (
          <Link to={toast.href} onClick={() => dismissToast(toast.id)} className="text-link mt-1 inline-flex min-h-6 items-center">
            Open the job
          </Link>
        )}
      </div>
      <button type="button" onClick={() => dismissToast(toast.id)} aria-label="Dismiss" className="grid size-11 shrink-0 place-items-center rounded-lg text-muted hover:bg-sunken">
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
