// What happens while a browser is away is told when it comes back.
import assert from 'node:assert/strict';
import { ApiUser } from '../lib/api.mjs';
import { e2e } from '../lib/stage.mjs';
import { Tunnel } from '../lib/tunnel.mjs';

e2e('a browser that was offline is told what it missed', async (stage) => {
  const employer = await ApiUser.create('employer');
  const worker = await ApiUser.create('worker');
  const network = await new Tunnel().start();
  const person = await stage.person('worker', { network });
  // One event before the interruption, so that there is a last one to go on from.
  await person.enter(worker, '/jobs');
  await person.live();
  const first = await announced(person, () => employer.post({ title: `Before the tunnel ${Date.now()}` }));
  await person.markLoad();
  person.expectNoise(/ERR_|WebSocket connection/);
  network.cut();
  await person.page.locator('[data-testid=connection-state]:not([data-state=live])').first().waitFor({ state: 'attached' });
  const missed = await employer.post({ title: `In the tunnel ${Date.now()}` });
  assert.equal(await person.page.getByText(missed.title).count(), 0);

  const told = person.toast('job_created', missed.title);
  network.restore();
  await told;
  await person.live();
  await person.page.locator(`[data-testid=job-card][data-job-id="${missed.id}"]`).waitFor();
  await person.page.locator(`[data-testid=job-card][data-job-id="${first.id}"]`).waitFor();
  await person.sameLoad();
});

async function announced(person, act) {
  const told = person.toast('job_created', 'Before the tunnel');
  const job = await act();
  await told;
  return job;
}
