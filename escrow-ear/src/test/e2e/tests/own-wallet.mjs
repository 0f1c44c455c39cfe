// A wallet of one's own (EIP-6963): it may decline, be on another chain or be empty.
import assert from 'node:assert/strict';
import { ApiUser, newWallet } from '../lib/api.mjs';
import { balanceOf, fund, sentBy } from '../lib/chain.mjs';
import { e2e } from '../lib/stage.mjs';
import { TestWallet } from '../lib/wallet.mjs';

e2e('a declined sign-in has words and a next step, and the same wallet can then register', async (stage) => {
  const wallet = new TestWallet(await newWallet());
  const person = await stage.person('newcomer', { wallet });
  wallet.declines.add('personal_sign');
  await person.go('/sign-in');
  await person.chooseWallet();
  await person.explained('signin-error', 'rejected', /Nothing was signed or sent/);
  assert.equal(await person.at('account-menu').count(), 0);

  wallet.declines.clear();
  await person.at('retry').click();
  assert.equal(await person.registerAs('employer', `new-${Date.now() % 10_000_000}`), true);
  await person.until('/dashboard');
});

e2e('a declined payment changes nothing, and the second try locks the pay', async (stage) => {
  const employer = await ApiUser.create('employer');
  const wallet = new TestWallet(employer.account);
  const person = await stage.person('employer', { wallet });
  const job = await employer.post({}, { lock: false });
  const before = await balanceOf(employer.account.address);
  await person.enter(employer, `/jobs/${job.id}`);

  wallet.declines.add('eth_sendTransaction');
  await person.begin('fund');
  await person.see('quote');
  await person.at('action-confirm').click();
  await person.explained('action-error', 'rejected', /declined.*try again/is);
  assert.equal(await balanceOf(employer.account.address), before);
  assert.equal(await sentBy(employer.account.address), 0);
  assert.equal((await employer.job(job.id)).payment_status, 'pending');

  wallet.declines.clear();
  await person.confirm();
  await person.job('open', 'locked');
});

e2e('a declined signature changes nothing', async (stage) => {
  const employer = await ApiUser.create('employer');
  const worker = await ApiUser.create('worker');
  const job = await employer.post();
  const wallet = new TestWallet(worker.account);
  const person = await stage.person('worker', { wallet });
  wallet.declines.add('eth_signTypedData_v4');
  await person.enter(worker, `/jobs/${job.id}`);
  await person.begin('accept');
  await person.at('action-confirm').click();
  await person.explained('action-error', 'rejected', /declined.*try again/is);
  assert.equal((await employer.job(job.id)).status, 'open');
  await person.at('action-dismiss').click();
  await person.gone('action-dialog');
  await person.job('open', 'locked');
});

e2e('a wallet on another chain is asked to switch, and told when it cannot', async (stage) => {
  const employer = await ApiUser.create('employer');
  const worker = await ApiUser.create('worker');
  const job = await employer.post();
  const wallet = new TestWallet(worker.account);
  wallet.chainId = 1;
  wallet.canSwitch = false;
  const person = await stage.person('worker', { wallet });
  await person.enter(worker, `/jobs/${job.id}`);
  await person.begin('accept');
  await person.at('action-confirm').click();
  await person.explained('action-error', 'wrong_chain', /PayChain works on chain \d+/);
  assert.equal(wallet.asked.includes('eth_signTypedData_v4'), false);

  wallet.canSwitch = true;
  await person.confirm();
  await person.job('active', 'locked');
});

e2e('a wallet without enough ether is told how much is missing before anything is sent, and may go on when it is there', async (stage) => {
  const employer = await ApiUser.create('employer');
  const wallet = new TestWallet(employer.account);
  const person = await stage.person('employer', { wallet });
  const job = await employer.post({}, { lock: false });
  await fund(employer.account.address, 1000n);
  await person.enter(employer, `/jobs/${job.id}`);
  await person.begin('fund');
  await person.see('quote');
  assert.match(await (await person.see('wallet-short')).innerText(), /0\.024888 ETH \(about \$102\.00\) is missing/);
  await person.at('action-confirm').click();
  await person.explained('action-error', 'insufficient_funds', /ETH \(about \$\d+\.\d\d\) is missing: .*the wallet has ≈ 0 ETH.*Nothing was sent/s);
  assert.equal(wallet.asked.includes('eth_sendTransaction'), false);
  assert.equal(await sentBy(employer.account.address), 0);

  await fund(employer.account.address, 10n ** 18n);
  await person.confirm();
  await person.job('open', 'locked');
});
