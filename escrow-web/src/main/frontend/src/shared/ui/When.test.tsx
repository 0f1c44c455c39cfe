import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { When } from '@/shared/ui/When';

const soon = () => new Date(Date.now() + 20_000).toISOString();

afterEach(cleanup);

it('a deadline that is near is still ahead', () => {
  render(<When at={soon()} testId="when" />);
  expect(screen.getByTestId('when').textContent).toBe('in less than a minute');
});

it('what the chain dates a little ahead of this clock has happened just now', () => {
  render(<When at={soon()} past testId="when" />);
  expect(screen.getByTestId('when').textContent).toBe('just now');
});
