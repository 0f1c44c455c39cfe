// Text that tries to be something else stays text.
import assert from 'node:assert/strict';
import { ApiUser } from '../lib/api.mjs';
import { e2e } from '../lib/stage.mjs';

const SCRIPT = '<script>window.__pwned=1</script>';
const IMAGE = '<img src=x onerror="window.__pwned=1">';
const TURNED = 'invoice \u202Egpj.exe\u202C';
const LONG = 'Unbreakable'.repeat(30).slice(0, 200 - SCRIPT.length);
const TITLE = SCRIPT + LONG;
const DESCRIPTION = `${IMAGE}\n${TURNED}\njavascript:window.__pwned=1\n{{7*7}} \${7*7} 'x'; DROP TABLE jobs;--`;

e2e('hostile text in title, description and checklist is shown as text and does nothing', async (stage) => {
  const employer = await ApiUser.create('employer');
  const worker = await ApiUser.create('worker');
  const person = await stage.person('worker');
  await person.enter(worker, '/jobs');
  await person.live();
  const told = person.toast('job_created', SCRIPT);
  const job = await employer.post({ title: TITLE, description: DESCRIPTION, checklist: [{ text: IMAGE + 'y'.repeat(400) }, { text: TURNED }] });
  await told;
  await harmless(person, 'the toast');
  await person.page.locator(`[data-testid=job-card][data-job-id="${job.id}"]`).waitFor();
  await harmless(person, 'the list');

  await person.openJob(job.id);
  assert.equal(await person.at('job-title').innerText(), TITLE);
  assert.equal(await person.at('job-description').innerText(), job.description);
  await person.page.getByText(IMAGE).first().waitFor();
  await harmless(person, 'the job');
  assert.equal(await person.page.title().then((title) => title.includes(SCRIPT)), true);
});

/** Nothing ran, nothing was loaded, and nothing pushes the page wider than the screen. */
async function harmless(person, where) {
  for (const width of [1440, 390]) {
    await person.page.setViewportSize({ width, height: 900 });
    const seen = await person.page.evaluate(() => ({
      ran: window.__pwned !== undefined,
      images: document.querySelectorAll('#root img[src="x"]').length,
      scripts: [...document.querySelectorAll('script')].filter((script) => !script.src).length,
      tooWide: document.documentElement.scrollWidth > window.innerWidth,
    }));
    assert.deepEqual(seen, { ran: false, images: 0, scripts: 0, tooWide: false }, `${where} at ${width}`);
  }
}
