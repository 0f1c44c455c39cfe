// The ways out of a job: cancelled before acceptance, withdrawn and opened again, sent back for changes.
import assert from 'node:assert/strict';
import { ApiUser } from '../lib/api.mjs';
import { balanceOf, chainTime, gasCost, toWei } from '../lib/chain.mjs';
import { e2e } from '../lib/stage.mjs';
import { TestWallet } from '../lib/wallet.mjs';

const HOUR_MS = 3_600_000;

async function party(stage, type) {
  const api = await ApiUser.create(type);
  return { api, person: await stage.person(type, { wallet: new TestWallet(api.account) }) };
}

e2e('an employer cancels before acceptance and has pay and fee back in full', async (stage) => {
  const { api, person } = await party(stage, 'employer');
  const job = await api.post();
  const before = await balanceOf(api.account.address);
  const { pay_amount_eth: amount, platform_fee_eth: fee } = job;
  await person.enter(api, `/jobs/${job.id}`);
  await person.live();
  const told = person.toast('job_cancelled_refunded');
  await person.begin('cancel');
  assert.equal(await person.at('action-dialog').getByTestId('cost-pay').getAttribute('data-eth'), amount);
  assert.equal(await person.at('action-dialog').getByTestId('cost-fee').getAttribute('data-eth'), fee);
  await stage.picture(person, '11-cancel');
  await person.confirm();
  await person.job('cancelled', 'refunded');
  await told;
  await person.page.locator('[data-testid=timeline-step][data-type=refunded]').waitFor();
  await stage.picture(person, '12-cancelled');
  const { hash } = (await person.timeline()).at(-1);
  const back = (await balanceOf(api.account.address)) - before + (await gasCost(hash));
  assert.equal(back, toWei(amount) + toWei(fee));
});

e2e('a draft that was never funded is deleted without a transaction', async (stage) => {
  const { api, person } = await party(stage, 'employer');
  const job = await api.post({}, { lock: false });
  await person.enter(api, `/jobs/${job.id}`);
  const told = person.toast('draft_deleted');
  await person.act('cancel');
  await told;
  await person.until('/dashboard');
});

e2e('a worker withdraws, the employer opens the job again, and it is accepted anew', async (stage) => {
  const { api, person: employer } = await party(stage, 'employer');
  const { api: first, person: worker } = await party(stage, 'worker');
  const job = await api.post();
  await first.accept(job.id);
  await employer.enter(api, `/jobs/${job.id}`);
  await worker.enter(first, `/jobs/${job.id}`);
  await employer.live();

  const left = employer.toast('job_withdrawn');
  await worker.act('withdraw');
  await left;
  await employer.job('withdrawn', 'locked');
  await employer.see('job-reopen-by');
  await stage.picture(employer, '13-withdrawn');

  const open = worker.toast('job_reopened');
  await employer.begin('reopen');
  await employer.at('action-hours').fill('2161');
  await employer.at('action-confirm').click();
  await employer.page.getByText('Whole hours, 1 to 2160.').waitFor();
  await employer.at('action-hours').fill('24');
  await employer.confirm();
  await employer.job('open', 'locked');
  await open;
  const hours = (Date.parse((await api.job(job.id)).accept_by) - (await chainTime()) * 1000) / HOUR_MS;
  assert.ok(hours > 23 && hours <= 24, `the window is ${hours} hours`);
  const second = await ApiUser.create('worker');
  const accepted = await second.accept(job.id);
  assert.equal(accepted.worker_id, second.user.id);
  await employer.job('active', 'locked');
  await stage.picture(employer, '14-reopened');
  const steps = (await employer.timeline()).map(({ type }) => type);
  assert.deepEqual(steps.slice(0, 4), ['created', 'accepted', 'withdrawn', 'reopened']);
});

e2e('a request for changes reaches the worker and leaves the review clock running', async (stage) => {
  const { api, person: employer } = await party(stage, 'employer');
  const { api: other, person: worker } = await party(stage, 'worker');
  const job = await api.post();
  await other.accept(job.id);
  await other.sign(job.id, 'submission', 'complete');
  const submitted = await api.until(job.id, 'submitted', 'locked');
  await employer.enter(api, `/jobs/${job.id}`);
  await worker.enter(other, `/jobs/${job.id}`);
  await worker.live();
  const told = worker.toast('job_changes_requested', 'page three');
  await employer.act('request_changes', 'Please look at page three again.');
  await told;
  await worker.page.getByTestId('timeline-note').filter({ hasText: 'page three' }).waitFor();
  const after = await api.job(job.id);
  assert.equal(after.status, 'submitted');
  assert.equal(after.review_ends_at, submitted.review_ends_at);
});

