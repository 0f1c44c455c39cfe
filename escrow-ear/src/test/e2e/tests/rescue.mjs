// The way out without the platform: the page is saved while the server lives; then the server is stopped, and people use
// the file. This file of tests comes last: nothing of the server works after it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { encodeFunctionData, parseAbi } from 'viem';
import { ApiUser, newWallet, sendFrom } from '../lib/api.mjs';
import { checkAccessible } from '../lib/axe.mjs';
import { balanceOf, chainId, gasCost, holdNode, passTime, rpc, toWei } from '../lib/chain.mjs';
import { BASE_URL, EVIDENCE_DIR, RPC_URL, SERVER_SWITCH, SKIP } from '../lib/env.mjs';
import { jobWithItems } from '../lib/items.mjs';
import { e2e } from '../lib/stage.mjs';
import { TestWallet, WALLET_ID } from '../lib/wallet.mjs';

const HOUR = 3600;
const LONG = { time_limit_hours: 2000 };
const CANCEL = parseAbi(['function cancelJob(bytes32 id)']);
const FILE = `${EVIDENCE_DIR}/paychain-rescue.html`;

e2e('the rescue page is served under a policy of its own, finds the jobs of a wallet and can be saved', async (stage) => {
  const employer = await ApiUser.create('employer');
  const job = await employer.post();
  const person = await stage.person('employer', { wallet: new TestWallet(employer.account) });
  const answer = await person.page.goto(`${BASE_URL}/rescue`);
  checkPolicy(answer.headers()['content-security-policy'], await answer.text());
  await person.see('rescue-from-server');
  assert.equal(await person.at('rescue-rpc').inputValue(), RPC_URL);
  await checkAccessible(person, 'rescue, not connected');
  await person.at('rescue-connect').click();
  await person.see('demo-account-9');
  await checkAccessible(person, 'rescue, connected');
  await chooseWallet(person);
  assert.deepEqual(await look(person), { status: 'Open', role: 'employer', actions: 'cancel' });
  assert.equal(BigInt(await person.at('rescue-amount').getAttribute('data-units')), toWei(job.pay_amount_eth));
  await save(person);
});

e2e('a link does not choose node and contract unseen, and what does not fit is said', async (stage) => {
  const chain = await chainId();
  const contract = await contractAddress();
  const person = await stage.person('reader');
  const { address: nobody } = await newWallet();
  await tryLink(person, { rpc: RPC_URL, contract: nobody, chain, from: 0 }, 'no_code');
  await tryLink(person, { rpc: RPC_URL, contract, chain: 1, from: 0 }, 'wrong_chain');
  await tryLink(person, { rpc: BASE_URL, contract, chain, from: 0 }, 'unreachable');
  person.expectNoise(/CORS|ERR_FAILED|ERR_CONNECTION_REFUSED/);
  await person.page.goto(`${BASE_URL}/rescue#${new URLSearchParams({ rpc: RPC_URL, contract: nobody, chain, from: 0 })}`);
  await person.page.reload();
  await person.see('rescue-conflict');
});

let prepared = null;

/** Jobs in every state, made through the product; then the product is stopped and only the chain goes on. */
function prepare() {
  prepared ??= makeJobsAndStop();
  return prepared;
}

/** Declares a test that comes after the server's end, on jobs that are made once; left out where there is no switch for it. */
function withoutServer(name, play) {
  if (SERVER_SWITCH || SKIP) e2e(`with the server stopped, ${name}`, play, { once: true });
}

async function makeJobsAndStop() {
  const people = { employer: await ApiUser.create('employer'), worker: await ApiUser.create('worker') };
  const jobs = {};
  for (const [name, terms] of Object.entries({ late: {}, reviewed: { ...LONG, review_hours: 24 }, disputed: { ...LONG, review_hours: 240 }, left: LONG, settled: LONG, pushed: LONG })) {
    jobs[name] = await people.employer.post(terms);
    await people.worker.accept(jobs[name].id);
  }
  jobs.open = await people.employer.post();
  for (const { id } of [jobs.reviewed, jobs.disputed]) {
    await people.worker.sign(id, 'submission', 'complete');
    await people.worker.until(id, 'submitted', 'locked');
  }
  assert.equal((await fetch(`${SERVER_SWITCH}/stop`, { method: 'POST' })).status, 204);
  await assert.rejects(fetch(BASE_URL));
  return { ...people, jobs };
}

withoutServer('an employer takes the pay of a missed deadline back', async (stage) => {
  const { employer, jobs } = await prepare();
  const person = await open(stage, 'employer', employer);
  const card = jobCard(person, jobs.late);
  assert.equal(await actionsOf(card), 'release settle amend');
  await stage.picture(person, '21-rescue', card);
  await checkAccessible(person, 'rescue, with jobs');
  await passTime(26 * HOUR);
  await card.locator('[data-testid=rescue-clock][data-over=true]').waitFor();
  assert.equal(await actionsOf(card), 'release refund settle amend');
  const before = await balanceOf(employer.account.address);
  const hash = await act(person, card, 'refund');
  const back = (await balanceOf(employer.account.address)) - before + (await gasCost(hash));
  assert.equal(back, toWei(jobs.late.pay_amount_eth) + toWei(jobs.late.platform_fee_eth));
  await over(person, jobs.late, 'Refunded');
});

withoutServer('silence pays a worker who asks for it', async (stage) => {
  const { worker, jobs } = await prepare();
  const person = await open(stage, 'worker', worker);
  const card = jobCard(person, jobs.reviewed);
  // The test before has moved the clock past the review.
  assert.equal(await actionsOf(card), 'release settle amend withdraw');
  const before = await balanceOf(worker.account.address);
  const hash = await act(person, card, 'release');
  assert.equal((await balanceOf(worker.account.address)) - before + (await gasCost(hash)), toWei(jobs.reviewed.pay_amount_eth));
  await over(person, jobs.reviewed, 'Released');
});

withoutServer('a worker gives a job up and the employer takes the pay back', async (stage) => {
  const { employer, worker, jobs } = await prepare();
  const leaver = await open(stage, 'worker', worker);
  const theirs = jobCard(leaver, jobs.left);
  assert.equal(await actionsOf(theirs), 'submit settle amend withdraw');
  await act(leaver, theirs, 'withdraw');
  await leaver.page.locator(`[data-testid=rescue-job][data-role=former][data-status=Vacant]`).waitFor();
  const person = await open(stage, 'employer', employer);
  const card = jobCard(person, jobs.left);
  assert.equal(await actionsOf(card), 'reopen cancel');
  await act(person, card, 'reopen');
  await person.page.locator(`[data-testid=rescue-job][data-status=Open][data-round="1"]`).waitFor();
  assert.equal(await actionsOf(card), 'cancel');
  await act(person, card, 'cancel');
  await over(person, jobs.left, 'Refunded');
});

withoutServer('both parties settle by a text that one sends the other', async (stage) => {
  const { employer, worker, jobs } = await prepare();
  const person = await open(stage, 'employer', employer);
  const card = jobCard(person, jobs.settled);
  await card.getByTestId('rescue-action-settle').click();
  await card.getByTestId('rescue-to-worker').fill('0.01');
  await card.getByTestId('rescue-sign-offer').click();
  const text = await card.getByTestId('rescue-offer').inputValue();
  await stage.picture(person, '22-rescue-offer');
  await checkAccessible(person, 'rescue, an offer');

  const other = await open(stage, 'worker', worker);
  const theirs = jobCard(other, jobs.settled);
  await theirs.getByTestId('rescue-action-settle').click();
  await theirs.getByTestId('rescue-take').click();
  await theirs.getByTestId('rescue-paste').fill(text.replace('"round": 0', '"round": 1'));
  await theirs.getByTestId('rescue-check-offer').click();
  await theirs.getByTestId('rescue-offer-error').waitFor();
  await theirs.getByTestId('rescue-paste').fill(text);
  await theirs.getByTestId('rescue-check-offer').click();
  assert.equal(BigInt(await theirs.getByTestId('rescue-split-worker').getAttribute('data-units')), toWei('0.01'));
  const before = await balanceOf(worker.account.address);
  const hash = await confirm(other, theirs);
  assert.equal((await balanceOf(worker.account.address)) - before + (await gasCost(hash)), toWei('0.01'));
  await over(other, jobs.settled, 'Settled');
});

withoutServer('a payment that could not be delivered is taken to another address', async (stage) => {
  const { employer, worker, jobs } = await prepare();
  const { address: elsewhere } = await newWallet();
  const had = await balanceOf(elsewhere);
  // While the employer pays, the worker's account is a contract that refuses ether.
  await rpc('anvil_setCode', [worker.account.address, '0x60006000fd']);
  const person = await open(stage, 'employer', employer);
  await act(person, jobCard(person, jobs.pushed), 'release');
  await rpc('anvil_setCode', [worker.account.address, '0x']);

  const other = await open(stage, 'worker', worker);
  const waiting = await other.see('rescue-waiting');
  assert.equal(BigInt(await waiting.getAttribute('data-units')), toWei(jobs.pushed.pay_amount_eth));
  await stage.picture(other, '23-rescue-waiting', waiting);
  await waiting.getByTestId('rescue-to').fill('0x12');
  await waiting.getByTestId('rescue-confirm').click();
  await waiting.getByText('without a typing error').waitFor();
  await waiting.getByTestId('rescue-to').fill(elsewhere);
  await confirm(other, waiting);
  await other.gone('rescue-waiting');
  assert.equal((await balanceOf(elsewhere)) - had, toWei(jobs.pushed.pay_amount_eth));
});

withoutServer('an employer pays one item of a job, and the page tells which are paid', async (stage) => {
  const { employer, worker, jobs } = await prepare();
  const amounts = [toWei('0.02'), toWei('0.03')];
  const job = await jobWithItems(jobs.open.contract_address, employer.account, worker.account, amounts);
  const person = await open(stage, 'employer', employer);
  const card = jobCard(person, job);
  assert.equal(await actionsOf(card), 'release item settle amend');
  await card.getByTestId('rescue-action-item').click();
  await card.getByTestId('rescue-items-text').fill(job.list.replace('Part 1', 'Part 2'));
  await card.getByTestId('rescue-items-check').click();
  await person.explained('rescue-items-error', 'bad_items', /the root is not the same/);
  await card.getByTestId('rescue-items-text').fill(job.list);
  await card.getByTestId('rescue-items-check').click();
  await checkAccessible(person, 'rescue, items');
  const before = await balanceOf(worker.account.address);
  await card.getByTestId('rescue-item-pay-1').click();
  await confirm(person, card);
  assert.equal((await balanceOf(worker.account.address)) - before, amounts[1]);
  await card.locator('[data-testid=rescue-item-1][data-paid=true]').waitFor();
  assert.equal(await card.getByTestId('rescue-items-paid').getAttribute('data-items'), '1');
  assert.equal(await card.getByTestId('rescue-item-0').getAttribute('data-paid'), 'false');
});

withoutServer('a declined transaction changes nothing, and a change made elsewhere is seen before sending', async (stage) => {
  const { employer, jobs } = await prepare();
  const wallet = new TestWallet(employer.account);
  const person = await openWith(stage, 'employer', wallet);
  const card = jobCard(person, jobs.open);
  wallet.declines.add('eth_sendTransaction');
  await card.getByTestId('rescue-action-cancel').click();
  await card.getByTestId('rescue-confirm').click();
  await person.explained('rescue-action-error', 'rejected', /Nothing was signed or sent/);
  assert.equal(await card.getAttribute('data-status'), 'Open');
  // Without answers from the node the page cannot see the change before the button is pressed.
  const answers = await holdNode(person.page);
  await sendFrom(employer.account, { to: jobs.open.contract_address, data: encodeFunctionData({ abi: CANCEL, args: [jobs.open.contract_job_id] }) });
  await card.getByTestId('rescue-confirm').click();
  await answers.release();
  await over(person, jobs.open, 'Refunded');
  assert.equal(wallet.asked.filter((method) => method === 'eth_sendTransaction').length, 1);
});

withoutServer('a dispute that nobody rules ends by the terms, at the worker’s call', async (stage) => {
  const { employer, worker, jobs } = await prepare();
  const person = await open(stage, 'employer', employer);
  const card = jobCard(person, jobs.disputed);
  assert.equal(await actionsOf(card), 'release settle amend dispute');
  await act(person, card, 'dispute');
  await person.page.locator('[data-testid=rescue-job][data-status=Disputed]').waitFor();
  const other = await open(stage, 'worker', worker);
  const theirs = jobCard(other, jobs.disputed);
  assert.equal(await actionsOf(theirs), 'settle withdraw');
  await passTime(15 * 24 * HOUR);
  await theirs.locator('[data-testid=rescue-clock][data-over=true]').waitFor();
  assert.equal(await actionsOf(theirs), 'finalize settle withdraw');
  const before = await balanceOf(worker.account.address);
  const hash = await act(other, theirs, 'finalize');
  assert.equal((await balanceOf(worker.account.address)) - before + (await gasCost(hash)), toWei(jobs.disputed.pay_amount_eth));
  await over(other, jobs.disputed, 'Settled');
});

// ---- the page

function checkPolicy(policy, page) {
  const script = /<script type="module">([\s\S]*?)<\/script>/.exec(page)[1];
  const hash = createHash('sha256').update(script).digest('base64');
  assert.ok(policy.includes(`script-src 'sha256-${hash}'`), policy);
  assert.ok(policy.includes("frame-ancestors 'none'") && policy.includes("default-src 'none'") && !policy.includes('unsafe'), policy);
  assert.equal(/(?:src|href)="(?!data:|#)/.test(page.replace(script, '')), false, 'it refers to another file');
}

async function save(person) {
  mkdirSync(EVIDENCE_DIR, { recursive: true });
  const [file] = await Promise.all([person.page.waitForEvent('download'), person.at('rescue-save').click()]);
  assert.equal(file.suggestedFilename(), 'paychain-rescue.html');
  await file.saveAs(FILE);
  assert.match(readFileSync(FILE, 'utf8'), /^<!doctype html>/);
}

async function tryLink(person, settings, code) {
  await person.page.goto(`${pathToFileURL(FILE)}#${new URLSearchParams(settings)}`);
  await person.page.reload();
  await person.see('rescue-from-link');
  await person.at('rescue-connect').click();
  await person.explained('rescue-connect-error', code, /./);
}

function open(stage, name, user) {
  return openWith(stage, name, new TestWallet(user.account));
}

/** Somebody opens the saved file from the disk and connects. */
async function openWith(stage, name, wallet) {
  const person = await stage.person(name, { wallet });
  await person.page.goto(pathToFileURL(FILE).href);
  await person.see('rescue-from-file');
  await person.at('rescue-connect').click();
  await chooseWallet(person);
  return person;
}

async function chooseWallet(person) {
  await person.at(`wallet-${WALLET_ID}`).click();
  await person.see('rescue-jobs');
}

async function look(person) {
  const card = await person.see('rescue-job');
  return { status: await card.getAttribute('data-status'), role: await card.getAttribute('data-role'), actions: await actionsOf(card) };
}

function jobCard(person, job) {
  return person.page.locator(`[data-testid=rescue-job][data-job-id="${job.contract_job_id}"]`);
}

function actionsOf(card) {
  return card.getByTestId('rescue-actions').getAttribute('data-actions');
}

async function act(person, card, action) {
  await card.getByTestId(`rescue-action-${action}`).click();
  return confirm(person, card);
}

/** Presses the button and waits for the block; answers the transaction's hash. */
async function confirm(person, within) {
  const before = await doneHash(person);
  await within.getByTestId('rescue-confirm').click();
  await person.page.waitForFunction((old) => {
    const now = document.querySelector('[data-testid=rescue-done] [data-hash]')?.getAttribute('data-hash') ?? null;
    return now !== null && now !== old;
  }, before);
  return doneHash(person);
}

async function doneHash(person) {
  const done = person.at('rescue-done').locator('[data-hash]');
  return (await done.count()) === 0 ? null : done.getAttribute('data-hash');
}

async function over(person, job, status) {
  await person.page.locator(`[data-testid=rescue-over] [data-testid=rescue-job][data-job-id="${job.contract_job_id}"][data-status=${status}]`).waitFor({ state: 'attached' });
}

// ---- the chain

async function contractAddress() {
  const response = await fetch(`${BASE_URL}/api/v1/chain`);
  return (await response.json()).data.contract_address;
}
