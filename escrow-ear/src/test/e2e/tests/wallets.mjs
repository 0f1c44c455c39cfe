// A person with a second wallet, then with that one only, who takes their data along and goes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ApiUser, newWallet } from '../lib/api.mjs';
import { checkAccessible } from '../lib/axe.mjs';
import { e2e } from '../lib/stage.mjs';
import { TestWallet } from '../lib/wallet.mjs';

const own = (person, address) => person.page.locator(`[data-testid=own-wallet][data-address="${address}"]`);

e2e('a person connects another wallet, makes it the primary one, comes in with it, removes the first, and is forgotten', async (stage) => {
  const worker = await ApiUser.create('worker');
  const first = worker.account.address;
  const second = new TestWallet(await newWallet());
  const person = await stage.person('worker', { wallet: second });
  await person.enter(worker, '/security');
  await own(person, first).waitFor();
  await person.at('wallet-another').click();
  await person.chooseWallet();
  await own(person, second.account.address).getByTestId('wallet-make-primary').click();
  await own(person, second.account.address).getByText('primary').waitFor();
  await checkAccessible(person, 'wallets');
  await stage.picture(person, '24-wallets', person.at('wallets-panel'));

  await person.signOut();
  await person.go('/sign-in');
  await person.chooseWallet();
  await person.see('account-menu');
  assert.equal(await person.page.locator('[data-testid=account-name]').first().innerText(), worker.user.username);

  await person.go('/security');
  await own(person, first).getByTestId('wallet-remove').click();
  await person.at('wallet-remove-confirm').click();
  await own(person, first).waitFor({ state: 'detached' });
  assert.equal(await person.at('own-wallet').count(), 1);

  const [file] = await Promise.all([person.page.waitForEvent('download'), person.at('export-data').click()]);
  const kept = JSON.parse(readFileSync(await file.path(), 'utf8'));
  assert.equal(kept.account.wallets.length, 1);
  await person.at('consent-answer').click();
  await person.at('consent').getByText('Take back').waitFor();
  await person.at('erase-open').click();
  await person.at('erase-username').fill(worker.user.username);
  await person.at('erase-confirm').click();
  await person.gone('account-menu');
});
