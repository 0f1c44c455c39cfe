// An organisation from its founding to a second member, and an API key of it.
import assert from 'node:assert/strict';
import { ApiUser } from '../lib/api.mjs';
import { checkAccessible } from '../lib/axe.mjs';
import { e2e } from '../lib/stage.mjs';

e2e('an organisation is founded, invites, and makes a key', async (stage) => {
  const ada = await (await ApiUser.create('employer')).prove();
  const person = await stage.person('ada');
  await person.enter(ada, '/organisations');
  await person.at('organisation-name').fill('Elm House & Söhne');
  await person.at('organisation-create').click();
  await person.see('organisation');
  await checkAccessible(person, 'organisations');
  await person.at('organisation').getByRole('link').click();
  await person.see('members-panel');
  await person.at('role-name').fill('Door');
  await person.at('permission-members:read').check();
  await person.at('role-create').click();
  await person.page.locator('[data-testid=role][data-name=Door]').waitFor();
  await person.at('invite-email').fill('bela@example.org');
  await person.at('invite-role').selectOption({ label: 'Door' });
  await person.at('invite-submit').click();
  await person.page.locator('[data-testid=invited][data-email="bela@example.org"]').waitFor();
  await person.page.locator('[data-testid=history-entry][data-action=member_invited]').waitFor();
  await checkAccessible(person, 'organisation');

  person.expectNoise(/412/);
  // Somebody else renames it meanwhile: what was typed here waits for a second look.
  const { items } = await ada.call('GET', '/organisations');
  await person.at('rename').fill('Elm Street');
  await ada.call('PUT', `/organisations/${items[0].id}`, { name: 'Oak House' });
  await person.at('rename-submit').click();
  await person.at('rename-error-read').click();
  assert.match(await (await person.see('rename-error-now')).innerText(), /Oak House/);
  assert.equal(await person.at('rename').inputValue(), 'Elm Street');
  await person.at('rename').fill('Elm House & Söhne');
  await person.at('rename-submit').click();
  await person.page.getByRole('heading', { level: 1, name: 'Elm House & Söhne' }).waitFor();
  await stage.picture(person, '25-organisation', person.at('invitations-panel'));

  await person.go('/jobs/create');
  await person.at('job-form-organisation').selectOption({ label: 'Elm House & Söhne' });
  await person.at('job-form-title').fill('Night shift');
  await person.at('job-form-description').fill('Two residents.');
  await person.at('job-form-type').fill('Care');
  await person.at('job-form-pay').fill('100');
  await person.at('job-form-submit').click();
  assert.equal(await (await person.see('job-organisation')).innerText(), 'Elm House & Söhne');
  await person.go('/dashboard');
  assert.equal(await (await person.see('job-card-organisation')).innerText(), 'Elm House & Söhne');

  await person.go('/developers');
  await person.at('key-name').fill('Rota');
  await person.at('key-scope-organisation:read').check();
  await person.at('key-create').click();
  const secret = await (await person.see('key-secret-value')).innerText();
  assert.match(secret.trim(), /^pck_[0-9a-f]{16}_[\w-]{43}/);
  await checkAccessible(person, 'developers');
  await person.at('key-secret-kept').click();
  await person.gone('key-secret');
  await person.at('key-revoke').click();
  await person.at('key-revoke-confirm').click();
  await person.page.locator('[data-testid=api-key][data-status=revoked]').waitFor();
});
