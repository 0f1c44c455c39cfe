import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { invalidate, toastFor } from '@/features/live/announce';
import type { LiveEvent } from '@/shared/live/liveSocket';
import { EMPLOYER, WORKER } from './jobs/jobFixture';

function event(type: string, data: Record<string, unknown> = {}): LiveEvent {
  return { v: 1, id: '1', type, channel: 'jobs', occurred_at: '', data: { job_id: 5, ...data } };
}

describe('toasts', () => {
  it('tells workers of a new job with its pay', () => {
    const toast = toastFor(event('job_created', { title: 'Paint', pay_amount_usd: '500.00' }), WORKER, false);
    expect(toast).toMatchObject({ title: 'New Job Available: Paint • $500.00', href: '/jobs/5', kind: 'job_created' });
  });

  it('tells the employer that the own job is funded, other employers nothing', () => {
    expect(toastFor(event('job_created', { title: 'Paint' }), EMPLOYER, true)?.title).toBe('The pay is locked');
    expect(toastFor(event('job_created', { title: 'Paint' }), EMPLOYER, false)).toBeNull();
  });

  it('names the asset of every amount', () => {
    expect(toastFor(event('payment_confirmed', { amount: '0.122', asset: 'ETH' }), WORKER, true)?.title).toBe('You were paid 0.122 ETH');
    expect(toastFor(event('job_cancelled_refunded', { refund_amount: '0.12444', asset: 'ETH' }), EMPLOYER, true)?.text).toContain('0.12444 ETH');
  });

  it('says nothing about the payments of strangers', () => {
    expect(toastFor(event('payment_confirmed', { amount: '1' }), WORKER, false)).toBeNull();
  });

  it.each(['job_accepted', 'job_completed', 'job_refunded', 'job_withdrawn', 'job_reopened', 'job_cancelled_refunded', 'payment_confirmed', 'checklist_updated'])('has words for %s', (type) => {
    expect(toastFor(event(type, { progress_percent: 50 }), EMPLOYER, true)?.title).toBeTruthy();
  });

  it('is silent about events it does not know', () => {
    expect(toastFor(event('something_new'), WORKER, true)).toBeNull();
  });
});

describe('fresh data', () => {
  function keysOf(type: string): string[] {
    const client = new QueryClient();
    const spy = vi.spyOn(client, 'invalidateQueries');
    invalidate(client, event(type));
    return spy.mock.calls.map(([filter]) => JSON.stringify(filter?.queryKey));
  }

  it('reads again what P91 names', () => {
    expect(keysOf('job_created')).toEqual(expect.arrayContaining(['["jobs"]', '["stats"]']));
    expect(keysOf('job_cancelled_refunded')).toEqual(expect.arrayContaining(['["wallet-balance"]', '["jobs","mine"]', '["jobs","one",5]']));
    expect(keysOf('checklist_updated')).toContain('["jobs","one",5]');
    expect(keysOf('something_new')).toEqual(['["jobs","one",5]', '["jobs"]']);
  });
});
