import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { TestClock } from '@/features/testclock/TestClock';
import { networkError } from '@/shared/http/apiError';
import { http } from '@/shared/http/http';
import { createQueryClient } from '@/shared/query/client';

afterEach(cleanup);

const NOW = { application_time: '2030-01-01T00:00:00Z', chain_time: '2030-01-01T00:00:03Z', ahead_seconds: 0 };

function show(): void {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <TestClock />
    </QueryClientProvider>,
  );
}

it('shows both clocks and moves them by the hours that were asked for', async () => {
  vi.spyOn(http, 'get').mockResolvedValue(NOW);
  const post = vi.spyOn(http, 'post').mockResolvedValue({ ...NOW, ahead_seconds: 90_000 });
  show();
  expect((await screen.findByTestId('clock-chain')).getAttribute('datetime')).toBe(NOW.chain_time);
  expect(screen.getByTestId('clock-ahead').textContent).toContain('Nobody has moved');
  fireEvent.click(screen.getByTestId('clock-step-24'));
  fireEvent.click(screen.getByTestId('clock-move'));
  await vi.waitFor(() => expect(screen.getByTestId('clock-ahead').dataset['seconds']).toBe('90000'));
  expect(post).toHaveBeenCalledWith('/dev/clock', { body: { forward_seconds: 86_400 } });
});

it('moves nothing back, and says when there is no clock', async () => {
  vi.spyOn(http, 'get').mockRejectedValue(networkError());
  show();
  expect(await screen.findByTestId('clock-unavailable')).toBeTruthy();
  fireEvent.change(screen.getByTestId('clock-hours'), { target: { value: '-3' } });
  expect(screen.getByTestId('clock-move').hasAttribute('disabled')).toBe(true);
});
