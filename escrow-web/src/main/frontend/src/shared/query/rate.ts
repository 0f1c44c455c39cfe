import { useQuery } from '@tanstack/react-query';
import { http } from '@/shared/http/http';
import { keys } from '@/shared/query/keys';

/** The present price of a dollar in ether; `rate` is ETH per USD as a decimal string. */
export interface Rate {
  rate: string;
  source: string;
  expires_at?: string;
}

/** For previews only; what is locked is priced by the funding's own quote. */
export function useRate() {
  return useQuery({ queryKey: keys.rate, queryFn: () => http.get<Rate>('/payments/quote'), retry: false });
}

/** Where a rate comes from, for a sentence. */
export function sourceWords(source: string): string {
  return source === 'constant' ? 'a fixed rate' : `by ${source}`;
}
