// An application that asks a person: sign in first, see what it wants, allow it, end it.
import assert from 'node:assert/strict';
import { ApiUser } from '../lib/api.mjs';
import { checkAccessible } from '../lib/axe.mjs';
import { BASE_URL } from '../lib/env.mjs';
import { e2e } from '../lib/stage.mjs';
import { TestWallet } from '../lib/wallet.mjs';

// A page of ours stands for the application's: only its address counts.
const CALLBACK = `${BASE_URL}/solvency`;

e2e('an application is allowed what it asked for, and disconnected', async (stage) => {
  const developer = await ApiUser.create('employer');
  const { client } = await developer.call('POST', '/oauth/clients', { name: 'Job watch', type: 'public', redirect_uris: [CALLBACK], scopes: ['openid', 'jobs:read'] });
  const worker = await ApiUser.create('worker');
  const person = await stage.person('worker', { wallet: new TestWallet(worker.account) });
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: CALLBACK,
    scope: 'openid jobs:read',
    state: 'a state & more',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  });

  await person.go(`/oauth/authorize?${asked}`);
  await person.chooseWallet();
  await person.see('consent-allow');
  assert.equal(await person.at('consent-client').innerText(), 'Job watch');
  assert.equal(await person.at('consent-scope').count(), 2);
  assert.match(await person.page.locator('[data-testid=consent-scope][data-scope="jobs:read"]').innerText(), /your organisations/);
  await checkAccessible(person, 'consent');
  // Whoever writes the page's address does not decide that nobody is asked.
  await person.go(`${person.path}&prompt=none`);
  await person.see('consent-allow');
  await person.at('consent-allow').click();
  await person.page.waitForURL((url) => url.pathname === '/solvency');
  const answer = new URL(person.page.url()).searchParams;
  assert.equal(answer.get('state'), 'a state & more');
  assert.ok(answer.get('code'));

  const form = { grant_type: 'authorization_code', client_id: client.client_id, redirect_uri: CALLBACK, code: answer.get('code'), code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' };
  const tokens = await fetch(`${BASE_URL}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) });
  assert.equal(tokens.status, 200);

  await person.go('/developers');
  await person.at('developers-connected').click();
  await person.at('disconnect').click();
  await person.gone('connected-app');
});
