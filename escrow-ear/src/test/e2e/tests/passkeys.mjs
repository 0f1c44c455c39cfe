// A passkey from its making to its end, with Chromium's virtual authenticator (WebAuthn works on localhost).
import assert from 'node:assert/strict';
import { ApiUser } from '../lib/api.mjs';
import { checkAccessible } from '../lib/axe.mjs';
import { e2e } from '../lib/stage.mjs';

const DEVICE = { protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };

/** From the next page on the browser no longer offers passkeys by itself: a holder who is always there would take each offer at once. */
const withoutOffers = (person) => person.page.addInitScript(() => Object.assign(PublicKeyCredential, { isConditionalMediationAvailable: () => Promise.resolve(false) }));

/** Gives the browser an authenticator whose holder is always there and verified; answers what asks it for its keys. */
async function withAuthenticator(person) {
  const devtools = await person.context.newCDPSession(person.page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options: DEVICE });
  return async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
}

const named = (person, name) => person.page.locator(`[data-testid=passkey][data-name="${name}"]`);

e2e('a person adds a passkey, comes in with it, renames and removes it', async (stage) => {
  const worker = await ApiUser.create('worker');
  const person = await stage.person('worker');
  person.expectNoise(/401/);
  const keys = await withAuthenticator(person);
  await person.enter(worker, '/security');
  await person.at('passkey-name').fill('Laptop');
  await person.at('passkey-add').click();
  await named(person, 'Laptop').waitFor();
  await checkAccessible(person, 'passkeys');
  const [key, ...others] = await keys();
  assert.equal(others.length, 0);
  assert.equal(key.rpId, 'localhost');
  assert.equal(key.isResidentCredential, true);
  await person.at('passkey-add').click();
  await person.explained('passkey-error', 'ALREADY_HERE', /another device/i);

  await person.signOut();
  await person.go('/login'); // where the browser offers it by itself, and the holder takes it
  await person.see('account-menu');
  await withoutOffers(person);
  await person.signOut();
  await person.go('/login');
  await person.at('passkey-login').click();
  await person.see('account-menu');
  assert.equal(await person.page.locator('[data-testid=account-name]').first().innerText(), worker.user.username);

  await person.go('/security');
  await named(person, 'Laptop').getByTestId('passkey-rename').click();
  await person.at('passkey-new-name').fill('Work laptop');
  await person.at('passkey-rename-submit').click();
  await named(person, 'Work laptop').getByTestId('passkey-remove').click();
  await person.at('passkey-remove-confirm').click();
  await person.gone('passkey');

  await person.signOut();
  await person.go('/login');
  await person.at('passkey-login').click();
  await person.explained('passkey-error', 'PASSKEY_INVALID', /another way/);
});
