// A test's stage: people at browsers of their own, evidence when it fails, nothing left when it ends.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';
import { chromiumPath, EVIDENCE_DIR, SCREENSHOT_DIR, SCREENSHOTS, SKIP } from './env.mjs';
import { Person } from './person.mjs';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** Characters of a page's text that a failure tells. */
const REPORTED = 2_000;

let launched = null;

/** The one browser; after a crash, which fails the test it happened in, the next test gets a new one. */
async function browser() {
  if (!launched?.isConnected()) launched = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
  return launched;
}

after(() => launched?.close());

class Stage {
  people = [];

  constructor(name) {
    this.name = name;
  }

  /** A person with a fresh browser profile; `wallet` is a TestWallet to find in it, `network` a Tunnel. */
  async person(name, { wallet, network, dark = false } = {}) {
    const context = await (await browser()).newContext({
      viewport: DESKTOP,
      ...(network ? { proxy: { server: network.address } } : {}),
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    if (wallet) await wallet.install(context);
    const person = new Person(name, context, await context.newPage());
    if (network) person.network = network;
    this.people.push(person);
    return person;
  }

  /** Takes a picture for docs/screenshots at both widths, from `at` downwards; does nothing in ordinary runs. */
  async picture(person, name, at) {
    if (!SCREENSHOTS) return;
    mkdirSync(SCREENSHOT_DIR, { recursive: true });
    for (const size of [DESKTOP, PHONE]) {
      await person.page.setViewportSize(size);
      await person.page.evaluate(() => document.fonts.ready);
      await at?.evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
      await person.page.waitForTimeout(400);
      await person.page.screenshot({ path: `${SCREENSHOT_DIR}/${name}-${size.width}.png`, animations: 'disabled' });
    }
    await person.page.setViewportSize(DESKTOP);
  }

  checkNoise() {
    assert.deepEqual(this.people.flatMap((person) => person.unexpectedNoise()), [], 'the browser complained');
  }

  /** Keeps pictures and texts of all pages; answers what stood on them, in short, for the report. */
  async keepEvidence() {
    mkdirSync(EVIDENCE_DIR, { recursive: true });
    const seen = [];
    for (const { name, page, noise } of this.people) {
      const file = `${EVIDENCE_DIR}/${`${this.name} ${name}`.replace(/[^a-z0-9]+/gi, '-')}`;
      await page.screenshot({ path: `${file}.png`, fullPage: true }).catch(() => undefined);
      const text = await page.innerText('body').catch(() => '');
      writeFileSync(`${file}.txt`, [page.url(), ...noise, '', text].join('\n'));
      seen.push(`${name} at ${page.url()} ${noise.join(' ')}\n${text.slice(0, REPORTED)}`);
    }
    return seen.join('\n\n');
  }

  async close() {
    for (const { context, network } of this.people) {
      await context.close();
      network?.stop();
    }
  }
}

/**
 * Declares a test: `play` gets a stage; afterwards no browser may have complained about anything. What fails is played
 * once more on a new stage, since a browser on a busy machine can stumble; the first failure is reported as `flaky` and
 * keeps its evidence. A test that cannot be played twice says so by `once`.
 */
export function e2e(name, play, { once = false } = {}) {
  // An empty text would skip too.
  test(name, { skip: SKIP || false, timeout: 180_000 }, async () => {
    try {
      await perform(new Stage(once ? name : `${name} first`), play);
    } catch (error) {
      if (once) throw error;
      // A line of its own among those of the reporter.
      console.log(JSON.stringify({ event: 'flaky', name, error: error.stack }));
      await perform(new Stage(name), play);
    }
  });
}

async function perform(stage, play) {
  try {
    await play(stage);
    stage.checkNoise();
  } catch (error) {
    // A report from another machine has no pictures with it.
    error.stack += `\n\nOn the pages:\n${await stage.keepEvidence()}`;
    throw error;
  } finally {
    await stage.close();
  }
}
