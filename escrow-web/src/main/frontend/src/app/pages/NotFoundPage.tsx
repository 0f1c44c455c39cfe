import { Compass } from 'lucide-react';
import { ButtonLink } from '@/shared/ui/Button';
import { useTitle } from '@/shared/ui/useTitle';

export function NotFoundPage() {
  useTitle('Not found');
  return (
    <div data-testid="not-found" className="grid min-h-[55dvh] place-items-center text-center">
      <div className="max-w-md">
        <Compass aria-hidden className="mx-auto size-10 text-muted" />
        <h1 className="mt-4 text-page">There is nothing here</h1>
        <p className="mt-2 leading-relaxed text-muted">The address is wrong, the page is gone, or it is not yours to see.</p>
        <div className="mt-6 flex justify-center gap-3">
          <ButtonLink to="/">To the start</ButtonLink>
          <ButtonLink to="/jobs" tone="plain">
            Browse jobs
          </ButtonLink>
        </div>
      </div>
    </div>
  );
}
