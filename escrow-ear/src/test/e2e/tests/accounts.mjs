// Coming in without a wallet: register, verify by mail, second step, sessions, a new password.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { checkAccessible } from '../lib/axe.mjs';
import { e2e } from '../lib/stage.mjs';

const GOOD = 'plum harbour quietly nine';
const BETTER = 'seven lanterns over gravel';

/** Follows the link of the newest mail to an address in the demo's mailbox. */
async function openMail(person, to, subject) {
  await person.go('/dev/mail');
  const mail = person.page.locator(`[data-testid="dev-mail"][data-to="${to}"]`).filter({ hasText: subject }).first();
  await mail.getByTestId('dev-mail-link').click();
}

async function signIn(person, email, password) {
  await person.go('/login');
  await person.at('login-email').fill(email);
  await person.at('login-password').fill(password);
  await person.at('login-submit').click();
}

/** What an authenticator app shows, `later` steps from now (RFC 6238). */
function codeOf(secret, later) {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const seed = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const hash = createHmac('sha1', seed).update(counter).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

e2e('a person registers with a password, verifies, adds a second step, and ends other sessions', async (stage) => {
  const name = `pass-${Date.now().toString(36)}`;
  const email = `${name}@example.org`;
  const person = await stage.person('worker');
  person.expectNoise(/40[013]/);
  await person.go('/register');
  await checkAccessible(person, 'register');
  await person.at('register-username').fill(name);
  await person.at('register-email').fill(email);
  await person.at('register-password').fill('password');
  await person.at('register-submit').click();
  await person.see('register-error');
  await person.at('register-password').fill(GOOD);
  await person.at('register-submit').click();
  await person.see('registered');

  await signIn(person, email, GOOD);
  await person.see('resend');
  await openMail(person, email, 'Verify');
  await person.see('verify-submit');
  assert.ok(!person.page.url().includes('token'), 'the token leaves the address bar');
  await person.at('verify-submit').click();
  await person.see('verified');
  await signIn(person, email, GOOD);
  await person.see('account-menu');

  await person.go('/security');
  await person.at('two-step-begin').click();
  const secret = await (await person.see('two-step-secret')).innerText();
  await checkAccessible(person, 'security');
  await person.at('two-step-code').fill(codeOf(secret, 0));
  await person.at('two-step-confirm').click();
  await person.see('recovery-codes');
  const recovery = await person.at('recovery-code').first().innerText();
  await person.at('recovery-kept').click();
  await person.see('two-step-on');
  await person.at('email-new').fill(`moved-${email}`);
  await person.at('email-submit').click();
  await person.see('email-pending');
  await person.at('email-cancel').click();
  await person.gone('email-pending');

  const elsewhere = await stage.person('elsewhere');
  elsewhere.expectNoise(/401/);
  await signIn(elsewhere, email, GOOD);
  await elsewhere.at('second-code').fill(codeOf(secret, 1));
  await elsewhere.at('second-submit').click();
  await elsewhere.see('account-menu');
  await person.go('/security');
  await person.at('end-others').click();
  await person.gone('end-others');
  await elsewhere.go('/security');
  await elsewhere.see('sign-in');

  await person.signOut();
  await person.go('/reset-password');
  await person.at('reset-email').fill(email);
  await person.at('reset-ask').click();
  await person.see('reset-sent');
  await openMail(person, email, 'new password');
  await person.at('reset-password').fill(BETTER);
  await person.at('reset-submit').click();
  await person.see('reset-done');
  await signIn(person, email, BETTER);
  await person.at('second-code').fill(recovery);
  await person.at('second-submit').click();
  await person.see('account-menu');
  await person.go('/wallet');
  await person.see('connect-wallet');
});
