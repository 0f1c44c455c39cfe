// Clocks that run out. These tests move the chain's clock, so they come last.
import assert from 'node:assert/strict';
import { ApiUser } from '../lib/api.mjs';
import { balanceOf, passTime, toWei } from '../lib/chain.mjs';
import { e2e } from '../lib/stage.mjs';

const HOUR = 3600;

e2e('a job that nobody accepts in time is refunded and shown as expired', async (stage) => {
  const api = await ApiUser.create('employer');
  const person = await stage.person('employer');
  const job = await api.post({ accept_within_hours: 1 });
  const before = await balanceOf(api.account.address);
  await person.enter(api, `/jobs/${job.id}`);
  await person.live();
  const told = person.toast('job_refunded');
  await passTime(HOUR + 60);
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
  const job = await employer.post({ review_hours: 24 });
  await worker.accept(job.id);
  await worker.sign(job.id, 'submission', 'complete');
  await worker.until(job.id, 'submitted', 'locked');
  const before = await balanceOf(worker.account.address);
  await person.enter(worker, `/jobs/${job.id}`);
  await person.live();
  const told = person.toast('payment_confirmed');
  await passTime(24 * HOUR + 60);
  await told;
  await person.job('completed', 'released');
  assert.equal((await balanceOf(worker.account.address)) - before, toWei(job.pay_amount_eth));
});
