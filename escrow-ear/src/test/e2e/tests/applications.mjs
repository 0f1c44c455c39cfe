// A job whose employer picks the worker: applying, picking, and what both see meanwhile.
import assert from 'node:assert/strict';
import { ApiUser } from '../lib/api.mjs';
import { e2e } from '../lib/stage.mjs';
import { TestWallet } from '../lib/wallet.mjs';

async function party(stage, type, api) {
  return stage.person(type, { wallet: new TestWallet(api.account) });
}

/** Above the configured pay the employer picks, whether the box was ticked or not. */
async function abovePay(boss) {
  await boss.at('job-form-pay').fill('10000');
  assert.equal(await (await boss.see('job-form-picks')).isChecked(), false);
  await boss.at('job-form-pay').fill('10000.01');
  await boss.page.locator('[data-testid=job-form-picks]:checked:disabled').waitFor();
}

e2e('a worker applies, the employer picks the worker, and the job is theirs', async (stage) => {
  const employer = await ApiUser.create('employer');
  const worker = await ApiUser.create('worker');
  const job = await employer.post({ employer_picks: true });
  const boss = await party(stage, 'employer', employer);
  const hand = await party(stage, 'worker', worker);
  await boss.enter(employer, '/jobs/create');
  await abovePay(boss);
  await stage.picture(boss, '45-who-picks', boss.at('job-form-picks'));
  await boss.openJob(job.id);
  await boss.live();
  await boss.see('applications');
  const told = boss.toast('application_received');

  await hand.enter(worker, `/jobs/${job.id}`);
  await hand.see('by-application');
  assert.equal(await hand.at('action-accept').count(), 0);
  await hand.act('apply', 'I have done three of these.');
  await hand.page.locator('[data-testid=own-application][data-status=open]').waitFor();
  await hand.see('action-take_back');
  await stage.picture(hand, '43-applied');

  assert.match(await told, new RegExp(worker.user.username));
  assert.match(await (await boss.see('applicant')).innerText(), /three of these/);
  await stage.picture(boss, '44-applicants');
  await boss.at('applicant-pick').click();
  await boss.see('action-dialog');
  await boss.confirm();
  await boss.job('active', 'locked');
  await hand.job('active', 'locked');
  await hand.see('action-complete');
});
