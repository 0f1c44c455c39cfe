import type { RescueSettings } from '@/features/rescue/settings';

const PLACE = 'rescue-settings';

// Taken before anything is drawn, so that what is saved is the page as it was built.
const source = document.documentElement.outerHTML;

/** The settings that this file was saved with, as JSON text; empty in the page as it was built. */
export function savedSettings(): string {
  return document.getElementById(PLACE)?.textContent ?? '';
}

/** This page as one file that knows the settings. */
export function pageWith(settings: RescueSettings, page: string = source): string {
  // A block of data is no script: the page's policy, which names its one script by hash, stays true.
  const json = JSON.stringify(settings).replaceAll('<', '\\u003c');
  const [before, rest] = split(page, `<script id="${PLACE}" type="application/json">`);
  const [, after] = split(rest, '</script>');
  return `<!doctype html>\n${before}<script id="${PLACE}" type="application/json">${json}</script>${after}`;
}

function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`the page has no ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

/** Hands the file to the browser. */
export function download(settings: RescueSettings): void {
  const address = URL.createObjectURL(new Blob([pageWith(settings)], { type: 'text/html' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'paychain-rescue.html';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
