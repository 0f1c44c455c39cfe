// Clocks that run out. These tests move application time and the chain's, so they come last.
import assert from 'node:assert/strict';
import { ApiUser } from '../lib/api.mjs';
import { balanceOf, toWei } from '../lib/chain.mjs';
import { e2e } from '../lib/stage.mjs';

/** The page of the test clock, open before an administrator of the demo; answers what moves it by hours. */
async function testClock(stage) {
  const admin = await stage.person('administrator');
  admin.expectNoise(/401/);
  await admin.enter(await ApiUser.testAccount(9, 'employer'), '/dashboard');
  await admin.at('account-menu').click();
  await admin.at('menu-clock').click();
  await admin.until('/dev/clock');
  const before = Number(await (await admin.see('clock-ahead')).getAttribute('data-seconds'));
  return async (hours) => {
    await admin.at('clock-hours').fill(String(hours));
    await admin.at('clock-move').click();
    await admin.page.locator(`[data-testid=clock-ahead]:not([data-seconds="${before}"])`).waitFor();
    const moved = Number(await admin.attribute('clock-ahead', 'data-seconds')) - before;
    assert.ok(moved >= Math.round(hours * 3600), `${moved} s`);
  };
}

e2e('a job that nobody accepts in time is refunded and shown as expired', async (stage) => {
  const api = await ApiUser.create('employer');
  const person = await stage.person('employer');
  // Its access token ends with the hour; the page asks for a new one by itself.
  person.expectNoise(/401/);
  const job = await api.post({ accept_within_hours: 1 });
  const before = await balanceOf(api.account.address);
  await person.enter(api, `/jobs/${job.id}`);
  await person.live();
  const forward = await testClock(stage);
  const told = person.toast('job_refunded');
  await forward(1.1);
  await told;
  await person.job('expired', 'refunded');
  await person.page.locator('[data-testid=timeline-step][data-type=refunded]').waitFor();
  await stage.picture(person, '15-expired');
  assert.equal((await balanceOf(api.account.address)) - before, toWei(job.pay_amount_eth) + toWei(job.platform_fee_eth));
});

e2e('silence after a submission pays the worker when the review window ends', async (stage) => {
  const employer = await ApiUser.create('employer');
  const worker = await ApiUser.create('worker');
  const person = await stage.person('worker');
  person.expectNoise(/401/);
  const job = await employer.post({ review_hours: 24 });
  await worker.accept(job.id);
  await worker.sign(job.id, 'submission', 'complete');
  await worker.until(job.id, 'submitted', 'locked');
  const before = await balanceOf(worker.account.address);
  await person.enter(worker, `/jobs/${job.id}`);
  await person.live();
  const forward = await testClock(stage);
  const told = person.toast('payment_confirmed');
  await forward(24.1);
  await told;
  await person.job('completed', 'released');
  assert.equal((await balanceOf(worker.account.address)) - before, toWei(job.pay_amount_eth));
});
