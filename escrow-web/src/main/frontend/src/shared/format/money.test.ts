import { describe, expect, it } from 'vitest';
import { addDecimals, ethToUsd, feeOf, formatEth, formatUsd, fromUnits, isUsdInput, toUnits, usdToEth, weiToEth } from '@/shared/format/money';

describe('money', () => {
  it('keeps every wei of amounts that no float can hold', () => {
    expect(weiToEth('9007199254740993000000000000000001')).toBe('9007199254740993.000000000000000001');
    expect(toUnits('0.000000000000000001', 18)).toBe(1n);
    expect(fromUnits(toUnits('123456789.123456789123456789', 18), 18)).toBe('123456789.123456789123456789');
  });

  it.each(['', '1e5', '1,5', '0x1', ' ', '1.2.3', 'NaN', '١'])('refuses %j as an amount', (text) => {
    expect(() => toUnits(text, 2)).toThrow(RangeError);
  });

  it('refuses excess decimals instead of rounding', () => {
    expect(() => toUnits('1.005', 2)).toThrow(RangeError);
    expect(toUnits('1.500', 2)).toBe(150n);
  });

  it('formats decimal strings exactly', () => {
    expect(formatUsd('12345678.9')).toBe('$12,345,678.90');
    expect(formatUsd('9007199254740993.01')).toBe('$9,007,199,254,740,993.01');
    expect(formatEth('1234.500')).toBe('1,234.5 ETH');
  });

  it('marks what it cuts', () => {
    expect(formatEth('0.123456789', 4)).toBe('≈ 0.1234 ETH');
    expect(formatEth('0.1234', 4)).toBe('0.1234 ETH');
  });

  it('agrees with the worked example of 500 dollars', () => {
    const eth = usdToEth('500', '0.000244');
    expect(eth).toBe('0.122');
    expect(feeOf(eth, 200, 18)).toBe('0.00244');
    expect(addDecimals(eth, feeOf(eth, 200, 18), 18)).toBe('0.12444');
    expect(ethToUsd('0.122', '0.000244')).toBe('500');
  });

  it('rounds the fee up as the contract does', () => {
    expect(feeOf('0.000000000000000001', 200, 18)).toBe('0.000000000000000001');
    expect(feeOf('0.33', 200, 2)).toBe('0.01');
  });

  it('has no dollars without a positive rate', () => {
    expect(ethToUsd('1', '0')).toBeNull();
  });

  it.each([
    ['500', true],
    ['0.01', true],
    ['99999999.99', true],
    ['100000000', false],
    ['1.234', false],
    ['-1', false],
    ['1e3', false],
    ['', false],
  ])('takes %j as dollars: %s', (text, valid) => {
    expect(isUsdInput(text)).toBe(valid);
  });
});
