// Walks through the built app in a real Chromium at two widths, under the strict policy, and
// leaves pictures in target/look; prints console errors, policy breaches and axe findings.
// Usage: node test/mock/look.mjs [light|dark]
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { addJob, settle, startMock } from './server.mjs';

const theme = process.argv[2] ?? 'light';
const only = process.argv[3];
const OUT = fileURLToPath(new URL('../../target/look', import.meta.url));
mkdirSync(OUT, { recursive: true });
const axe = readFileSync(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');
const mock = await startMock();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let findings = 0;

async function person(name) {
  const context = await browser.newContext({ colorScheme: theme, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  const note = (text) => {
    findings += 1;
    console.log(`${name}: ${text}`);
  };
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && note(`${message.type()} ${message.text()} @ ${page.url()}`));
  page.on('pageerror', (error) => note(`pageerror ${error.stack}`));
  return { page, note };
}

async function shoot({ page, note }, name, { full = true } = {}) {
  await page.evaluate(() => document.fonts.ready);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await page.waitForTimeout(350);
    if (full) await scrollThrough(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) note(`${name} at ${width}: ${wide}px too wide`);
    if (!only || name.includes(only)) await page.screenshot({ path: `${OUT}/${theme}-${name}-${width}.png`, fullPage: full });
  }
  await check({ page, note }, name);
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function scrollThrough(page) {
  const height = await page.evaluate(() => document.body.scrollHeight);
  for (let y = 0; y < height; y += 500) {
    await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), y);
    await page.waitForTimeout(40);
  }
  await page.waitForTimeout(500);
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
}

async function check({ page, note }, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  for (const each of violations) note(`axe ${name}: ${each.id} (${each.impact}) ${each.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} | ${node.any[0]?.message ?? ''}`).join(' || ')}`);
}

async function register({ page }, index, username, type) {
  await page.goto(`${mock.url}/sign-in`);
  await page.getByTestId(`demo-account-${index}`).click();
  await page.getByTestId('registration-username').fill(username);
  await page.getByTestId('registration-email').fill('someone@example.org');
  await page.locator(`[data-testid=registration-type-${type}]`).check();
}

const visitor = await person('visitor');
await visitor.page.goto(mock.url);
await visitor.page.getByTestId('stats').waitFor();
await shoot(visitor, 'landing');
await visitor.page.setViewportSize({ width: 390, height: 844 });
await visitor.page.getByTestId('mobile-menu').click();
await visitor.page.waitForTimeout(300);
await visitor.page.screenshot({ path: `${OUT}/${theme}-menu-390.png` });
await visitor.page.goto(`${mock.url}/jobs/1`);
await visitor.page.getByTestId('sign-in').waitFor();
await shoot(visitor, 'sign-in');
await visitor.page.goto(`${mock.url}/solvency`);
await visitor.page.getByTestId('solvency').waitFor();
await shoot(visitor, 'solvency');
await visitor.page.goto(`${mock.url}/nowhere`);
await visitor.page.getByTestId('not-found').waitFor();
await shoot(visitor, 'not-found');

const employer = await person('employer');
await register(employer, 0, 'Marta Lindqvist', 'employer');
await shoot(employer, 'registration', { full: false });
await employer.page.getByTestId('registration-submit').click();
await employer.page.getByTestId('dashboard').waitFor();
await shoot(employer, 'dashboard-empty');
const boss = mock.state.users[0];
const chain = { payment_status: 'locked', accept_by: new Date(Date.now() + 5e8).toISOString(), chain_id: 1337, contract_address: '0x5FbDB2315678afecb367f032d93F642f64180aa3', contract_job_id: '0x' + 'ab'.repeat(32) };
const samples = [
  ['Weekend night care for two residents', 'Care shift', '380.00', 'Two night shifts, Friday and Saturday, 21:00 to 07:00. Handover notes are in the folder at the entrance.'],
  ['Translate a lease from German to English', 'Translation', '145.50', 'Fourteen pages, legal wording. A glossary is provided.'],
  ['Repair the kitchen tap and two door hinges', 'Home repair', '90.00', 'Parts are on site. Please bring your own tools.'],
  ['Enter 600 handwritten records', 'Data entry', '220.00', 'Scans and an import template are shared after acceptance.'],
];
for (const [title, job_type, pay_amount_usd, description] of samples) {
  const job = addJob(mock.state, boss, { title, job_type, pay_amount_usd, description, time_limit_hours: 48, checklist: [{ text: 'First' }, { text: 'Second' }] });
  settle(mock.state, job, 'created', 'job_created', '0x' + 'cd'.repeat(32), chain);
}
await employer.page.waitForTimeout(600);
await shoot(employer, 'toasts', { full: false });

await employer.page.goto(`${mock.url}/jobs/create`);
await employer.page.getByTestId('job-form-submit').click();
await shoot(employer, 'create-errors');
await employer.page.getByTestId('job-form-title').fill('Paint the waiting room in two coats');
await employer.page.getByTestId('job-form-description').fill('Forty square metres of wall, colour and primer are here.\nThe room is free from Friday evening to Sunday night.');
await employer.page.getByTestId('job-form-type').fill('Home repair');
await employer.page.getByTestId('job-form-pay').fill('500');
await employer.page.getByTestId('checklist-input-0').fill('Cover the floor and tape the edges');
await employer.page.getByTestId('checklist-add').click();
await employer.page.getByTestId('checklist-input-1').fill('First coat');
await employer.page.keyboard.press('Enter');
await employer.page.keyboard.type('Second coat and cleaning up');
await shoot(employer, 'create');
await employer.page.getByTestId('job-form-submit').click();
await employer.page.getByTestId('quote').waitFor();
await shoot(employer, 'fund', { full: false });
mock.state.poor = true;
await employer.page.getByTestId('action-confirm').click();
await employer.page.getByTestId('action-error').waitFor();
await shoot(employer, 'fund-poor', { full: false });
mock.state.poor = false;
await employer.page.getByTestId('action-confirm').click();
await employer.page.getByTestId('pending-action').waitFor();
await employer.page.screenshot({ path: `${OUT}/${theme}-pending-1440.png` });
await employer.page.locator('[data-testid=job-detail][data-payment-status=locked]').waitFor();
const jobUrl = employer.page.url();
console.log('job at', jobUrl);

const worker = await person('worker');
await worker.page.goto(jobUrl);
await worker.page.getByTestId('demo-account-1').click();
await worker.page.getByTestId('registration-username').fill('Jonas Adeyemi');
await worker.page.getByTestId('registration-email').fill('jonas@example.org');
await worker.page.getByTestId('registration-submit').click();
await worker.page.getByTestId('action-accept').waitFor();
await shoot(worker, 'job-open');
await worker.page.getByTestId('action-accept').click();
await shoot(worker, 'accept', { full: false });
await worker.page.getByTestId('action-confirm').click();
await worker.page.locator('[data-testid=job-detail][data-status=active]').waitFor();
await worker.page.getByTestId('checklist-item-1').check();
await worker.page.getByTestId('checklist-item-2').check();
await employer.page.locator('[data-testid=progress][data-percent="66"]').waitFor();
await shoot(worker, 'job-progress');
await worker.page.getByTestId('action-complete').click();
await worker.page.getByTestId('action-note').fill('Both coats are dry. The key is at the reception.');
await worker.page.getByTestId('action-confirm').click();
await worker.page.locator('[data-testid=job-detail][data-status=submitted]').waitFor();
await employer.page.getByTestId('action-approve').waitFor();
await shoot(employer, 'job-review');
await employer.page.getByTestId('action-approve').click();
await employer.page.getByTestId('action-confirm').click();
await employer.page.locator('[data-testid=job-detail][data-status=completed]').waitFor();
await shoot(employer, 'job-completed');
await worker.page.goto(`${mock.url}/jobs`);
await worker.page.getByTestId('job-list').waitFor();
await shoot(worker, 'jobs');
await worker.page.getByTestId('filter-q').fill('nothing like it');
await worker.page.getByTestId('empty').waitFor();
await shoot(worker, 'jobs-empty');
await worker.page.goto(`${mock.url}/dashboard`);
await worker.page.getByTestId('job-list').waitFor();
await shoot(worker, 'dashboard-worker');
await employer.page.goto(`${mock.url}/dashboard`);
await employer.page.getByTestId('job-list').waitFor();
await shoot(employer, 'dashboard-employer');
await worker.page.goto(`${mock.url}/wallet`);
await worker.page.getByTestId('wallet-balance').waitFor();
await shoot(worker, 'wallet');
await worker.page.getByTestId('account-menu').click();
await worker.page.getByTestId('account-switcher').waitFor();
await shoot(worker, 'account-menu', { full: false });
await worker.page.keyboard.press('Escape');
await worker.page.getByTestId('account-menu').click();
await worker.page.getByTestId('switch-account-0').click();
await worker.page.getByText('Signed in as test account 0').waitFor();
await worker.page.getByTestId('account-menu').click();
await worker.page.getByTestId('sign-out').click();
await worker.page.getByTestId('nav-sign-in').waitFor();
console.log(`done, ${findings} findings`);
await browser.close();
mock.close();
process.exit(0);
