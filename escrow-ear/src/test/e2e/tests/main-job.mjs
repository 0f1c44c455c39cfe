// The main job: pay is locked, work is done, the worker is paid.
import assert from 'node:assert/strict';
import { balanceOf, gasCost, receiptOf, toWei } from '../lib/chain.mjs';
import { e2e } from '../lib/stage.mjs';
import { eventually } from '../lib/wait.mjs';

const EMPLOYER = { account: 5, address: '0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc' };
const WORKER = { account: 6, address: '0x976EA74026E726554dB657fA54763abd0C3a0aa9' };
const PAY = toWei('0.122');
const FEE = toWei('0.00244');
const STEPS = ['Wash the windows outside', 'Wash the windows inside'];

e2e('employer and worker take a job from posting to payment with test accounts', async (stage) => {
  const employer = await stage.person('employer');
  const worker = await stage.person('worker');
  const title = `Clean the windows ${Date.now() % 100_000}`;
  await employer.go('/');
  await employer.see('stats');
  await stage.picture(employer, '01-landing');
  await signInBoth(stage, employer, worker);
  const before = { employer: await balanceOf(EMPLOYER.address), worker: await balanceOf(WORKER.address) };

  const id = await post(stage, employer, title);
  const lockHash = await lockAndAnnounce(stage, employer, worker, { id, title });
  await accept(stage, employer, worker, id);
  await tick(stage, employer, worker);
  await submit(employer, worker);
  await pay(stage, employer, worker);

  await checkMoney(before, lockHash);
  await checkProof(employer, lockHash);
  await checkBooks(employer, worker);
});

async function signInBoth(stage, employer, worker) {
  await employer.go('/sign-in');
  await employer.see('demo-account-9');
  await stage.picture(employer, '02-sign-in');
  await employer.chooseWallet(EMPLOYER.account);
  await employer.registerAs('employer', 'sunny-care-home');
  await employer.until('/dashboard');
  await worker.signIn('worker', 'wanjiru', WORKER.account);
  await worker.at('nav-jobs').click();
  await worker.live();
  await worker.markLoad();
}

async function post(stage, employer, title) {
  await employer.at('nav-create').click();
  await employer.at('job-form-title').fill(title);
  await employer.at('job-form-description').fill('All windows of the ground floor. Ladder and cloths are there.');
  await employer.at('job-form-type').fill('Cleaning');
  await employer.at('job-form-pay').fill('500');
  await employer.at('checklist-input-0').fill(STEPS[0]);
  await employer.at('checklist-add').click();
  await employer.at('checklist-input-1').fill(STEPS[1]);
  assert.equal(await employer.at('quote-preview').getByTestId('cost-total').getAttribute('data-eth'), '0.12444');
  await stage.picture(employer, '03-post-a-job');
  await employer.at('job-form-submit').click();
  await employer.see('quote');
  return Number(await employer.attribute('job-detail', 'data-job-id'));
}

/** The worker, on the list of jobs, learns of the job without doing anything. */
async function lockAndAnnounce(stage, employer, worker, { id, title }) {
  const dialog = employer.at('action-dialog');
  assert.equal(toWei(await dialog.getByTestId('cost-pay').getAttribute('data-eth')), PAY);
  assert.equal(toWei(await dialog.getByTestId('cost-fee').getAttribute('data-eth')), FEE);
  assert.equal(toWei(await dialog.getByTestId('cost-total').getAttribute('data-eth')), PAY + FEE);
  await employer.see('silence-pays');
  await stage.picture(employer, '04-lock-the-pay');
  await employer.live();
  const told = worker.toast('job_created', title);
  const own = employer.toast('job_created');
  await employer.confirm();
  await employer.job('open', 'locked');
  assert.match(await told, /New Job Available: .* • \$500/);
  await own;
  const card = worker.page.locator(`[data-testid=job-card][data-job-id="${id}"]`);
  await card.waitFor();
  await stage.picture(worker, '05-browse-jobs');
  await card.getByRole('link').click();
  await worker.see('job-detail');
  await worker.see('timeline');
  return (await worker.timeline())[0].hash;
}

async function accept(stage, employer, worker, id) {
  const told = employer.toast('job_accepted');
  await worker.begin('accept');
  await stage.picture(worker, '06-accept');
  await worker.confirm();
  await worker.job('active', 'locked');
  await told;
  await employer.job('active', 'locked');
  assert.equal(await worker.attribute('job-detail', 'data-job-id'), String(id));
}

async function tick(stage, employer, worker) {
  const boxes = worker.page.getByRole('checkbox');
  for (const [index, percent] of [50, 100].entries()) {
    const told = employer.toast('checklist_updated', `${percent} %`);
    await boxes.nth(index).check();
    await employer.page.locator(`[data-testid=progress][data-percent="${percent}"]`).waitFor();
    await told;
  }
  await worker.job('in_progress', 'locked');
  await stage.picture(worker, '07-checklist');
}

async function submit(employer, worker) {
  const told = employer.toast('job_completed');
  await worker.act('complete', 'Done, and the gutters too.');
  await worker.job('submitted', 'locked');
  await told;
  await employer.job('submitted', 'locked');
  await employer.see('job-review-ends');
}

async function pay(stage, employer, worker) {
  const told = worker.toast('payment_confirmed', '0.122');
  await employer.begin('approve');
  await stage.picture(employer, '08-approve');
  await employer.confirm();
  await employer.job('completed', 'released');
  await told;
  await worker.job('completed', 'released');
  await stage.picture(employer, '09-paid-employer');
  await stage.picture(worker, '10-paid-worker');
  await worker.sameLoad();
}

/** To the wei: the worker has exactly what was agreed, the employer paid that, the fee and his own gas. */
async function checkMoney(before, lockHash) {
  assert.equal((await balanceOf(WORKER.address)) - before.worker, PAY);
  assert.equal(before.employer - (await balanceOf(EMPLOYER.address)), PAY + FEE + (await gasCost(lockHash)));
}

/** Every step names the transaction that proves it, and the chain knows each of them. */
async function checkProof(employer, lockHash) {
  await employer.page.locator('[data-testid=timeline-step][data-type=released]').waitFor();
  const steps = await employer.timeline();
  assert.deepEqual(steps.map(({ type }) => type), ['created', 'accepted', 'submitted', 'released']);
  assert.equal(steps[0].hash, lockHash);
  assert.equal(new Set(steps.map(({ hash }) => hash)).size, 4);
  for (const { hash } of steps) assert.equal((await receiptOf(hash)).status, '0x1');
}

async function checkBooks(employer, worker) {
  await worker.at('nav-wallet').click();
  await worker.see('wallet-balance');
  const shown = async () => toWei(await worker.attribute('wallet-balance', 'data-eth'));
  await eventually('the wallet page shows the balance', async () => (await shown()) === (await balanceOf(WORKER.address)));
  await employer.at('nav-dashboard').click();
  await employer.see('stat-cards');
}
