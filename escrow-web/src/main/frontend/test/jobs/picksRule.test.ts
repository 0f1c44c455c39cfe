import { describe, expect, it } from 'vitest';
import { EMPTY_FORM, picksRule, toNewJob } from '@/features/jobs/jobForm';
import type { JobRules } from '@/shared/jobs/types';

const RULES: JobRules = { employer_picks_above: [{ unit: 'USD', above: '1000' }, { unit: 'USDC', above: '250.5' }] };

describe('who picks the worker', () => {
  it.each([
    ['1000', 'USD', '1000', false],
    ['1000.01', 'USD', '1000', true],
    ['9999999.99', 'USD', '1000', true],
    ['', 'USD', '1000', false],
    ['a lot', 'USD', '1000', false],
    ['250.5', 'USDC', '250.5', false],
    ['250.500001', 'USDC', '250.5', true],
    ['1', 'EURC', null, true],
  ])('%s %s', (pay_amount_usd, pay_asset, above, required) => {
    expect(picksRule({ ...EMPTY_FORM, pay_amount_usd, pay_asset }, RULES)).toEqual({ above, required });
  });

  it('is not known before the rules are here', () => {
    expect(picksRule(EMPTY_FORM, undefined)).toBeNull();
  });

  it('is part of what is posted', () => {
    expect(toNewJob({ ...EMPTY_FORM, employer_picks: true }).employer_picks).toBe(true);
  });
});
