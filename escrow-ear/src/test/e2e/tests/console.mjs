// The operator console: for administrators only, reached through the app's sign-in.
import assert from 'node:assert/strict';
import { ApiUser } from '../lib/api.mjs';
import { checkAccessible } from '../lib/axe.mjs';
import { BASE_URL } from '../lib/env.mjs';
import { e2e } from '../lib/stage.mjs';
import { TestWallet } from '../lib/wallet.mjs';

const ADMIN_ACCOUNT = 9;

e2e('a stranger at the console is sent to sign in and a plain account is refused', async (stage) => {
  const answer = await fetch(`${BASE_URL}/admin`, { redirect: 'manual' });
  assert.equal(answer.status, 302);
  assert.equal(new URL(answer.headers.get('location'), BASE_URL).href, `${BASE_URL}/?next=/admin`);

  const worker = await ApiUser.create('worker');
  const person = await stage.person('worker', { wallet: new TestWallet(worker.account) });
  person.expectNoise(/403/);
  await person.go('/admin');
  await person.until('/sign-in?next=%2Fadmin');
  await person.chooseWallet();
  await person.see('console-error');
  assert.match(person.path, /^\/sign-in/);
});

e2e('an administrator signs in and sees jobs with their escrows', async (stage) => {
  const employer = await ApiUser.create('employer');
  const job = await employer.post({ title: `Seen by the operator ${Date.now()}` });
  const person = await stage.person('operator');
  await person.go('/admin');
  await person.until('/sign-in?next=%2Fadmin');
  await person.chooseWallet(ADMIN_ACCOUNT);
  await Promise.race([person.registerAs('employer', 'operator'), person.page.waitForURL(`${BASE_URL}/admin**`)]);
  await person.page.waitForURL(new RegExp(`^${BASE_URL}/admin`));
  const row = person.page.locator('tr').filter({ hasText: job.title });
  await row.waitFor();
  assert.match(await row.innerText(), /locked/i);
  await checkAccessible(person, 'console');
  await stage.picture(person, '18-console');
});
