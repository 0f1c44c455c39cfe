import { http } from '@/shared/http/http';

/** Answer of `/dev/clock`: both clocks of the embedded default. */
export interface Clocks {
  application_time: string;
  chain_time: string;
  /** By how much application time is ahead of the machine's clock. */
  ahead_seconds: number;
}

export const testClock = {
  show: (signal?: AbortSignal) => http.get<Clocks>('/dev/clock', { signal }),
  forward: (seconds: number) => http.post<Clocks>('/dev/clock', { body: { forward_seconds: seconds } }),
};
