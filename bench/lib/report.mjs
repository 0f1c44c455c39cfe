// Writes the rows of docs/performance.md: one per measure, replaced when it is measured again.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));

/**
 * Prints one measure, its ratio last, and puts it into the table.
 *
 * @param {{id: string, measure: string, limit: string, ours: string, ratio: number, goal: string}} row
 *   `ratio` is limit divided by ours, so that more is better
 */
export function report({ id, measure, limit, ours, ratio, goal }) {
  const today = new Date().toISOString().slice(0, 10);
  const cells = [id, measure, limit, ours, `${ratio.toFixed(2)}×`, goal, `${today}, ${cpus().length} cores, Node ${process.versions.node}`];
  const line = `| ${cells.join(' | ')} |`;
  const lines = readFileSync(FILE, 'utf8').split('\n');
  const old = lines.findIndex((text) => text.startsWith(`| ${id} |`));
  if (old >= 0) lines[old] = line;
  else lines.splice(lines.findLastIndex((text) => text.startsWith('|')) + 1, 0, line);
  writeFileSync(FILE, lines.join('\n'));
  console.log(`${measure}: ${ours} (limit ${limit})`);
  console.log(`${id} ${ratio.toFixed(2)}`);
}

/** The middle value. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
