// One person at one browser: what they do on the page and what they must see there.
import assert from 'node:assert/strict';
import { BASE_URL } from './env.mjs';
import { WALLET_ID } from './wallet.mjs';

// A page that does nothing wrong can still take long where servers start beside it.
const PATIENCE_MS = 30_000;

export class Person {
  /** `noise` collects what the browser complained about; a test ends with none of it. */
  constructor(name, context, page) {
    Object.assign(this, { name, context, page, noise: [], expected: [] });
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && this.noise.push(`${message.type()}: ${message.text()} (${message.location().url}) at ${page.url()}`));
    page.on('pageerror', (error) => this.noise.push(`page error: ${error.message} at ${page.url()}`));
  }

  /** Complaints of this kind are what the test provokes. */
  expectNoise(pattern) {
    this.expected.push(pattern);
  }

  unexpectedNoise() {
    return this.noise.filter((line) => !this.expected.some((pattern) => pattern.test(line))).map((line) => `${this.name}: ${line}`);
  }

  at(testId) {
    return this.page.getByTestId(testId);
  }

  async see(testId) {
    await this.at(testId).first().waitFor();
    return this.at(testId).first();
  }

  async gone(testId) {
    await this.at(testId).first().waitFor({ state: 'detached' });
  }

  async go(path) {
    await this.page.goto(BASE_URL + path);
  }

  /** Path and query of the page. */
  get path() {
    return this.page.url().slice(BASE_URL.length);
  }

  async until(path) {
    await this.page.waitForURL(BASE_URL + path);
  }

  /** Puts a session made by the API into this browser, as a page load would find it. */
  async enter(apiUser, path = '/dashboard') {
    const { origin } = new URL(BASE_URL);
    const value = /paychain_refresh=([^;]+)/.exec(apiUser.cookie)[1];
    await this.context.addCookies([
      { name: 'paychain_refresh', value, domain: new URL(origin).hostname, path: '/api/v1/auth', httpOnly: true, sameSite: 'Strict' },
      { name: 'paychain_hint', value: '1', url: origin, sameSite: 'Strict' },
    ]);
    await this.go(path);
    await this.see('account-menu');
  }

  /** Chooses a wallet on the sign-in page: a test account's number, or the injected wallet. */
  async chooseWallet(account) {
    await this.at(account === undefined ? `wallet-${WALLET_ID}` : `demo-account-${account}`).click();
  }

  /** Fills the registration in when the wallet is new; answers whether it was. */
  async registerAs(type, username) {
    const isNew = await Promise.race([this.see('registration').then(() => true), this.see('account-menu').then(() => false)]);
    if (!isNew) return false;
    await this.page.getByTestId(`registration-type-${type}`).check({ force: true });
    await this.at('registration-username').fill(username);
    await this.at('registration-email').fill(`${username}@example.org`);
    await this.at('registration-submit').click();
    await this.see('account-menu');
    return true;
  }

  /** From the sign-in page to the dashboard, registering where needed. */
  async signIn(type, username, account) {
    await this.go('/sign-in');
    await this.chooseWallet(account);
    const isNew = await this.registerAs(type, username);
    const dashboard = await this.see('dashboard');
    assert.equal(await dashboard.getAttribute('data-role'), type);
    return isNew;
  }

  async openJob(id) {
    await this.go(`/jobs/${id}`);
    await this.see('job-detail');
  }

  /** Waits until the job on the page has these statuses. */
  async job(status, payment) {
    await this.page.locator(`[data-testid=job-detail][data-status=${status}][data-payment-status=${payment}]`).waitFor();
  }

  /** Opens an action's dialog. */
  async begin(action) {
    await this.at(`action-${action}`).click();
    return this.see('action-dialog');
  }

  /** Confirms the open dialog and waits until it has closed, which it does only on success. */
  async confirm() {
    await this.at('action-confirm').click();
    await this.gone('action-dialog');
  }

  async act(action, note) {
    await this.begin(action);
    if (note !== undefined) await this.at('action-note').fill(note);
    await this.confirm();
  }

  /** The page explains what went wrong, by the code it shows, and says what to do next. */
  async explained(testId, code, next) {
    const failure = await this.see(testId);
    await failure.locator(`[data-error-code=${code}]`).waitFor();
    assert.match(await failure.innerText(), next);
  }

  /** One more tab of the same browser. */
  async tab(path) {
    const page = await this.context.newPage();
    const tab = new Person(`${this.name}, second tab`, this.context, page);
    Object.assign(tab, { noise: this.noise, expected: this.expected });
    await tab.go(path);
    return tab;
  }

  async signOut() {
    await this.at('account-menu').click();
    await this.at('sign-out').click();
    await this.see('nav-sign-in');
  }

  /** Waits for a toast; start waiting before the cause, since toasts leave. Answers its text. */
  toast(kind, text = '') {
    const toast = this.page.locator(`[data-testid=toast][data-kind=${kind}]`).filter({ hasText: text }).first();
    const seen = toast.waitFor({ timeout: 20_000 }).then(() => toast.innerText());
    // A test that fails before it awaits this must fail for its own reason.
    seen.catch(() => undefined);
    return seen;
  }

  async live() {
    await this.page.locator('[data-testid=connection-state][data-state=live]').first().waitFor({ state: 'attached' });
  }

  /** Marks the page, so that `sameLoad` can tell that nobody reloaded it. */
  async markLoad() {
    await this.page.evaluate(() => {
      window.__sameLoad = true;
    });
  }

  async sameLoad() {
    assert.equal(await this.page.evaluate(() => window.__sameLoad === true), true, `${this.name}'s page was reloaded`);
  }

  /** The timeline's steps that a transaction proves, oldest first, each with its type and hash. */
  timeline() {
    return this.page.locator('[data-testid=timeline-step]:has([data-testid=tx-hash])').evaluateAll((steps) =>
      steps.map((step) => ({ type: step.dataset.type, hash: step.querySelector('[data-testid=tx-hash]').dataset.hash })),
    );
  }

  attribute(testId, name) {
    return this.at(testId).first().getAttribute(name);
  }
}
