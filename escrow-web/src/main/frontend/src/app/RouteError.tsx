import { TriangleAlert } from 'lucide-react';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { Button } from '@/shared/ui/Button';

/** The last resort: something failed while a page was being built. */
export function RouteError() {
  const error = useRouteError();
  const stale = isStaleCode(error);
  return (
    <main id="main" role="alert" data-testid="error-boundary" className="container-page grid min-h-[70dvh] place-items-center py-16 text-center">
      <div className="max-w-md">
        <TriangleAlert aria-hidden className="mx-auto size-10 text-warn-text" />
        <h1 className="mt-4 text-page">{stale ? 'A new version is ready' : 'This page could not be shown'}</h1>
        <p className="mt-2 leading-relaxed text-muted">
          {stale ? 'PayChain was updated while you were here. Reload to go on.' : 'Your jobs and your money are not affected. Reload the page; if it happens again, go back to the start.'}
        </p>
        {isRouteErrorResponse(error) && <p className="mt-1 text-sm text-muted">Code {error.status}</p>}
        <div className="mt-6 flex justify-center gap-3">
          <Button onClick={() => window.location.reload()}>Reload</Button>
          <Button tone="plain" onClick={() => window.location.assign('/')}>
            To the start
          </Button>
        </div>
      </div>
    </main>
  );
}

// A page's code is gone when the server was updated after this tab was opened.
function isStaleCode(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|Importing a module script/i.test(error.message);
}
