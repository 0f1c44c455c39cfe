import { Dialog, DialogBackdrop, DialogPanel, DialogTitle, Description } from '@headlessui/react';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';

interface ModalProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  testId?: string;
  /** While work is under way the dialog cannot be dismissed by accident. */
  locked?: boolean;
}

export function Modal({ open, onClose, title, description, children, testId, locked = false }: ModalProps) {
  const close = () => {
    if (!locked) onClose();
  };
  return (
    <Dialog open={open} onClose={close} className="relative z-40">
      <DialogBackdrop transition className="fixed inset-0 bg-black/50 transition-opacity duration-200 data-[closed]:opacity-0" />
      <div className="fixed inset-0 flex items-end justify-center overflow-y-auto sm:items-center sm:p-6">
        <DialogPanel
          transition
          data-testid={testId}
          className="max-h-[92dvh] w-full max-w-lg overflow-y-auto rounded-t-2xl bg-surface p-5 shadow-lift transition duration-200 data-[closed]:translate-y-4 data-[closed]:opacity-0 sm:rounded-2xl sm:p-7 sm:data-[closed]:translate-y-0 sm:data-[closed]:scale-95"
        >
          <div className="flex items-start justify-between gap-4">
            <DialogTitle className="pt-1.5 text-xl font-bold tracking-tight">{title}</DialogTitle>
            <button type="button" onClick={close} disabled={locked} aria-label="Close" className="-mr-2 grid size-11 shrink-0 place-items-center rounded-lg text-muted hover:bg-sunken disabled:opacity-40">
              <X aria-hidden className="size-5" />
            </button>
          </div>
          {description && (
            <Description as="div" className="mt-1 text-[0.9375rem] leading-relaxed text-muted">
              {description}
            </Description>
          )}
          <div className="mt-5">{children}</div>
        </DialogPanel>
      </div>
    </Dialog>
  );
}
