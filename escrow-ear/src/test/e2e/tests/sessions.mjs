// How a session ends: here, in the other tabs, for the back button, and behind one's back.
import assert from 'node:assert/strict';
import { ApiUser } from '../lib/api.mjs';
import { e2e } from '../lib/stage.mjs';
import { TestWallet } from '../lib/wallet.mjs';

const SIGN_IN = /\/sign-in\?next=%2Fwallet$/;

e2e('signing out ends the session here, in the other tabs and for the back button', async (stage) => {
  const worker = await ApiUser.create('worker');
  const person = await stage.person('worker');
  await person.enter(worker, '/wallet');
  const other = await person.tab('/wallet');
  await other.see('wallet-card');

  await person.signOut();
  await other.page.waitForURL(SIGN_IN);
  await other.see('sign-in');
  assert.equal(await other.at('session-ended').count(), 0);
  assert.equal(person.path, '/');
  await person.page.goBack();
  await person.page.waitForURL(SIGN_IN);
  await person.see('sign-in');
  assert.equal(await person.at('wallet-card').count(), 0);
});

e2e('the back button after signing out shows no protected page, from whichever page', async (stage) => {
  const employer = await ApiUser.create('employer');
  const job = await employer.post({}, { lock: false });
  const person = await stage.person('employer');
  await person.enter(employer, '/dashboard');
  await person.at('nav-jobs').click();
  await person.see('filter-q');
  await person.go(`/jobs/${job.id}`);
  await person.see('job-detail');
  await person.signOut();
  for (const path of [`/jobs/${job.id}`, '/jobs', '/dashboard']) {
    await person.page.goBack();
    await person.until(`/sign-in?next=${encodeURIComponent(path)}`);
    await person.see('sign-in');
  }
});

e2e('a session that was ended elsewhere is said, and signing in leads back', async (stage) => {
  const worker = await ApiUser.create('worker');
  const person = await stage.person('worker', { wallet: new TestWallet(worker.account) });
  person.expectNoise(/401/);
  await person.enter(worker, '/wallet');
  await person.live();
  await worker.call('POST', '/auth/logout?scope=all', {});
  await person.page.waitForURL(SIGN_IN);
  await person.see('session-ended');
  await person.chooseWallet();
  await person.until('/wallet');
  await person.see('wallet-card');
});

e2e('switching the account is followed by the other tabs', async (stage) => {
  const first = await ApiUser.create('employer');
  const { user: next } = await ApiUser.testAccount(8, 'worker');
  const person = await stage.person('employer');
  await person.enter(first, '/dashboard');
  const other = await person.tab('/wallet');
  await other.see('wallet-card');
  const told = person.toast('switched');
  await person.at('account-menu').click();
  await person.at('switch-account-8').click();
  await told;
  await other.page.locator('[data-testid=account-name]').filter({ hasText: next.username }).waitFor();
  await other.see('wallet-card');
  assert.equal(await other.page.locator('code').first().innerText(), next.wallet_address);
});
