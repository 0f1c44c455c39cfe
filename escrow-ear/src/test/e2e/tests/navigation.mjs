// Addresses, the back button, a session that survives a reload, and pages that say what is wrong.
import assert from 'node:assert/strict';
import { ApiUser } from '../lib/api.mjs';
import { e2e } from '../lib/stage.mjs';
import { TestWallet } from '../lib/wallet.mjs';

e2e('a deep link survives sign-in, and a reload keeps the session', async (stage) => {
  const employer = await ApiUser.create('employer');
  const job = await employer.post({}, { lock: false });
  const person = await stage.person('employer', { wallet: new TestWallet(employer.account) });
  await person.go(`/jobs/${job.id}`);
  await person.until(`/sign-in?next=${encodeURIComponent(`/jobs/${job.id}`)}`);
  await person.chooseWallet();
  await person.until(`/jobs/${job.id}`);
  await person.see('job-detail');
  await person.page.reload();
  await person.see('job-detail');
  assert.deepEqual(await person.page.evaluate(() => [...Object.values(localStorage), ...Object.values(sessionStorage)].filter((value) => value.startsWith('ey'))), [], 'a token in the browser’s storage');
});

e2e('the back button returns to the page before, filters included', async (stage) => {
  const worker = await ApiUser.create('worker');
  const employer = await ApiUser.create('employer');
  const title = `Back and forth ${Date.now()}`;
  const job = await employer.post({ title });
  const person = await stage.person('worker');
  await person.enter(worker, `/jobs?q=${encodeURIComponent(title)}`);
  const card = person.page.locator(`[data-testid=job-card][data-job-id="${job.id}"]`);
  await card.getByRole('link').click();
  await person.see('job-detail');
  await person.page.goBack();
  await card.waitFor();
  assert.equal(new URL(person.page.url()).searchParams.get('q'), title);
  assert.equal(await person.page.getByTestId('job-card').count(), 1);
  await person.page.goForward();
  await person.see('job-detail');
});

e2e('an unknown page and an unknown job say so', async (stage) => {
  const worker = await ApiUser.create('worker');
  const person = await stage.person('worker');
  await person.go('/no/such/page');
  await person.see('not-found');
  person.expectNoise(/404/);
  await person.enter(worker, '/jobs/999999999');
  await person.see('not-found');
});

e2e('a server that cannot be reached is said, and trying again goes on', async (stage) => {
  const employer = await ApiUser.create('employer');
  const person = await stage.person('employer');
  person.expectNoise(/ERR_FAILED/);
  await person.enter(employer, '/dashboard');
  await person.page.route('**/api/v1/jobs?*', (route) => route.abort('failed'));
  await person.at('nav-jobs').click();
  const failure = await person.see('error');
  await failure.getByTestId('retry').waitFor();
  await person.page.unroute('**/api/v1/jobs?*');
  await failure.getByTestId('retry').click();
  await person.gone('error');
});

e2e('an edit is saved before acceptance and a stranger is sent back to the job', async (stage) => {
  const employer = await ApiUser.create('employer');
  const stranger = await ApiUser.create('employer');
  const job = await employer.post();
  const person = await stage.person('employer');
  await person.enter(employer, `/jobs/${job.id}/edit`);
  await person.at('job-form-title').fill('Translate a care plan into Kikuyu');
  await person.at('job-form-submit').click();
  await person.until(`/jobs/${job.id}`);
  assert.equal(await person.at('job-title').innerText(), 'Translate a care plan into Kikuyu');
  assert.equal((await employer.job(job.id)).title, 'Translate a care plan into Kikuyu');
  const other = await stage.person('stranger');
  await other.enter(stranger, `/jobs/${job.id}/edit`);
  await other.until(`/jobs/${job.id}`);
});
