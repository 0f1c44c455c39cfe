import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { RouterProvider } from 'react-router';
import { createRouter } from '@/app/router';
import { LiveProvider } from '@/features/live/LiveProvider';
import { createQueryClient } from '@/shared/query/client';
import { useUser } from '@/shared/session/session';

export function App() {
  const [client] = useState(createQueryClient);
  const [router] = useState(createRouter);
  return (
    <QueryClientProvider client={client}>
      <PerPerson>
        <LiveProvider>
          <RouterProvider router={router} />
        </LiveProvider>
      </PerPerson>
    </QueryClientProvider>
  );
}

/** Nothing that one person saw stays in the cache for the next. */
function PerPerson({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const id = useUser()?.id ?? null;
  const last = useRef(id);
  useEffect(() => {
    if (last.current !== null && last.current !== id) void client.resetQueries();
    last.current = id;
  }, [client, id]);
  return children;
}
