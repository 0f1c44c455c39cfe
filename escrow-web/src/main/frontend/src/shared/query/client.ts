import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/shared/http/apiError';

const FRESH_MS = 30_000;
const RETRIES = 2;

/** Server state is fresh for 30 s and fetched again when the window gets the focus. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: FRESH_MS, refetchOnWindowFocus: true, retry: worthRetrying },
      mutations: { retry: false },
    },
  });
}

function worthRetrying(failures: number, error: Error): boolean {
  if (error instanceof ApiError && !error.unknownOutcome) return false;
  return failures < RETRIES;
}
