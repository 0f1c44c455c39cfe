import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { JobFilters } from '@/shared/jobs/types';

const NAMES = ['q', 'status', 'job_type', 'min_pay_usd', 'max_pay_usd', 'sort'] as const;

/** The filters in the page's address. */
export function useFilters(): [JobFilters, (filters: JobFilters) => void] {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => read(params), [params]);
  const write = useCallback(
    (next: JobFilters) => {
      setParams((old) => merged(old, next), { replace: true });
    },
    [setParams],
  );
  return [filters, write];
}

function read(params: URLSearchParams): JobFilters {
  const filters: JobFilters = {};
  for (const name of NAMES) {
    const value = params.get(name);
    if (value) filters[name] = value;
  }
  return filters;
}

function merged(old: URLSearchParams, next: JobFilters): URLSearchParams {
  const params = new URLSearchParams(old);
  for (const name of NAMES) {
    const value = next[name]?.trim();
    if (value) params.set(name, value);
    else params.delete(name);
  }
  return params;
}
