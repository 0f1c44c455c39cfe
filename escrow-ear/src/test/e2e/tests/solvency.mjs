// The public comparison of contract and books: equal after a lock, red when the contract lacks one wei.
import assert from 'node:assert/strict';
import { ApiUser } from '../lib/api.mjs';
import { balanceOf, fund, toWei } from '../lib/chain.mjs';
import { BASE_URL } from '../lib/env.mjs';
import { e2e } from '../lib/stage.mjs';
import { eventually } from '../lib/wait.mjs';

const contract = async () => (await (await fetch(`${BASE_URL}/api/v1/chain`)).json()).data.contract_address;

async function partOf(person, name) {
  const { contract: held, books, difference } = await (await person.see(`solvency-${name}`)).evaluate((row) => ({ ...row.dataset }));
  return { held: toWei(held), books: toWei(books), difference };
}

const inState = (person, state) => person.page.locator(`[data-testid=solvency][data-state=${state}]`).waitFor({ timeout: 30_000 });

e2e('a visitor sees contract and books equal to the wei, before and after pay is locked', async (stage) => {
  const person = await stage.person('visitor');
  await person.go('/');
  await person.page.getByRole('link', { name: 'Solvency' }).last().click();
  await person.until('/solvency');
  await inState(person, 'solvent');
  const before = await partOf(person, 'locked');
  assert.equal(before.difference, '0');
  const employer = await ApiUser.create('employer');
  const job = await employer.post();
  const locked = toWei(job.pay_amount_eth) + toWei(job.platform_fee_eth);
  await eventually('the page shows the lock by itself', async () => (await partOf(person, 'locked')).books === before.books + locked, { within: 30_000 });
  for (const name of ['locked', 'fees', 'pending', 'total']) {
    const { held, books, difference } = await partOf(person, name);
    assert.deepEqual([held, difference], [books, '0'], name);
  }
  assert.equal((await partOf(person, 'total')).held, await balanceOf(await contract()));
});

e2e('one wei too little is red, one wei too much is not', async (stage) => {
  const person = await stage.person('visitor', { dark: true });
  const escrow = await contract();
  const held = await balanceOf(escrow);
  await person.go('/solvency');
  await inState(person, 'solvent');
  try {
    await fund(escrow, held - 1n);
    await inState(person, 'deficit');
    assert.match(await person.at('solvency-verdict').innerText(), /Deficit of 1 wei/);
    await stage.picture(person, '20-solvency-deficit');
    await fund(escrow, held + 1n);
    await inState(person, 'solvent');
    assert.match(await (await person.see('solvency-unsolicited')).innerText(), /1 wei more/);
  } finally {
    await fund(escrow, held);
  }
  await eventually('nothing is left of it', async () => (await partOf(person, 'total')).difference === '0', { within: 30_000 });
});
