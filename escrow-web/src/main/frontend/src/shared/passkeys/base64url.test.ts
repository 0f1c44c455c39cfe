import { expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '@/shared/passkeys/base64url';
import { PasskeyError } from '@/shared/passkeys/passkeyError';

it('base64url comes back as it went, for every length and every byte', () => {
  for (let length = 0; length < 260; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) % 256);
    const text = toBase64Url(bytes.buffer);
    expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
    expect(fromBase64Url(text)).toEqual(bytes);
  }
  expect(toBase64Url(Uint8Array.of(0xfb, 0xff, 0xfe).buffer)).toBe('-__-');
});

it('what a browser throws has words', () => {
  expect(PasskeyError.of(new DOMException('', 'NotAllowedError')).problem).toBe('CANCELLED');
  expect(PasskeyError.of(new DOMException('', 'InvalidStateError')).problem).toBe('ALREADY_HERE');
  expect(PasskeyError.of(new TypeError('x')).problem).toBe('FAILED');
  expect(PasskeyError.of('nothing').title).not.toBe('');
});
