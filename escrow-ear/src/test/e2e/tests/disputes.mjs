// When two people do not agree: a dispute that an arbiter rules, and a settlement that both sign.
import assert from 'node:assert/strict';
import { ApiUser } from '../lib/api.mjs';
import { balanceOf, toWei } from '../lib/chain.mjs';
import { e2e } from '../lib/stage.mjs';
import { TestWallet } from '../lib/wallet.mjs';

const ARBITER = 12;

async function party(stage, type, api) {
  return { api, person: await stage.person(type, { wallet: new TestWallet(api.account) }) };
}

async function submittedJob() {
  const employer = await ApiUser.create('employer');
  const worker = await ApiUser.create('worker');
  const job = await employer.post();
  await worker.accept(job.id);
  await worker.sign(job.id, 'submission', 'complete');
  await employer.until(job.id, 'submitted', 'locked');
  return { employer, worker, job };
}

const file = (text) => ({ name: 'floor.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });

e2e('an employer disputes with a file, the worker answers, and the arbiter rules a split', async (stage) => {
  const { employer, worker, job } = await submittedJob();
  const { person: boss } = await party(stage, 'employer', employer);
  const { person: hand } = await party(stage, 'worker', worker);
  await boss.enter(employer, `/jobs/${job.id}`);
  await boss.at('action-dispute').click();
  assert.match(await (await boss.see('unruled-pays')).innerText(), /paid in full/);
  await boss.at('dispute-reason').fill('The second room was not cleaned.');
  await boss.at('evidence-file').setInputFiles(file('wet'));
  await boss.at('dispute-confirm').click();
  await boss.gone('dispute-dialog');
  await boss.job('disputed', 'locked');
  await boss.see('dispute-deadline');

  await hand.enter(worker, `/jobs/${job.id}`);
  await hand.see('evidence-row');
  await hand.at('evidence-verify').setInputFiles(file('dry'));
  await hand.page.locator('[data-testid=evidence-result][data-result=other]').waitFor();
  await hand.at('evidence-verify').setInputFiles(file('wet'));
  await hand.page.locator('[data-testid=evidence-result][data-result=same]').waitFor();
  await hand.at('dispute-answer').fill('Both rooms were clean at six.');
  await hand.at('dispute-answer-send').click();
  await hand.page.locator('[data-testid=dispute][data-status=answered]').waitFor();
  await stage.picture(hand, '40-dispute');

  const judge = await ApiUser.testAccount(ARBITER, 'worker');
  const { person: arbiter } = await party(stage, 'arbiter', judge);
  const before = await balanceOf(worker.account.address);
  await arbiter.enter(judge, '/disputes');
  await (await arbiter.see('disputes-queue')).getByRole('link', { name: job.title }).last().click();
  await arbiter.at('ruling-50').click();
  await arbiter.at('ruling-text').fill('One room of two was clean.');
  await arbiter.at('ruling-send').click();
  await arbiter.page.locator('[data-testid=dispute][data-status=ruled]').waitFor();
  assert.match(await (await arbiter.see('ruling-reasons')).innerText(), /One room of two/);
  await stage.picture(arbiter, '41-ruling');
  await boss.job('settled', 'released');
  const half = toWei(job.pay_amount_eth) / 2n;
  assert.equal((await balanceOf(worker.account.address)) - before, half);
});

e2e('a worker proposes a settlement, the employer signs it, too, and the pay is shared out', async (stage) => {
  const { employer, worker, job } = await submittedJob();
  const { person: boss } = await party(stage, 'employer', employer);
  const { person: hand } = await party(stage, 'worker', worker);
  await hand.enter(worker, `/jobs/${job.id}`);
  await boss.enter(employer, `/jobs/${job.id}`);
  await boss.live();
  const told = boss.toast('settlement_proposed');
  const before = await balanceOf(worker.account.address);
  await hand.at('propose-settlement').click();
  await hand.at('propose-value').fill('0.01');
  await hand.at('propose-note').fill('A part of it is done.');
  await hand.at('propose-confirm').click();
  await hand.gone('propose-dialog');
  await told;
  await boss.see('proposal-accept');
  assert.equal(await boss.page.locator('[data-testid=proposal] [data-share=to_worker]').getAttribute('data-amount'), '0.01');
  await boss.at('proposal-accept').click();
  await boss.job('settled', 'released');
  await hand.job('settled', 'released');
  await boss.page.locator('[data-testid=proposal][data-status=done]').waitFor();
  assert.equal((await balanceOf(worker.account.address)) - before, toWei('0.01'));
  await stage.picture(boss, '42-settled');
});
