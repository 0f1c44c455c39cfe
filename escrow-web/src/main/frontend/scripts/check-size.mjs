// Fails the build when the compressed JavaScript of the first page outgrows its budget.
// The first page is the entry with its static imports plus the landing page's own chunks.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 250_000;
const FIRST_PAGE = ['index.html', 'src/app/pages/LandingPage.tsx'];
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('asset-manifest.json', dist), 'utf8'));

const files = new Set();
function collect(key) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`The build has no chunk for ${key}; update scripts/check-size.mjs.`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  (chunk.imports ?? []).forEach(collect);
}
FIRST_PAGE.forEach(collect);

let total = 0;
for (const file of [...files].filter((name) => name.endsWith('.js'))) {
  const size = gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
  total += size;
  console.log(`${String(size).padStart(8)}  ${file}`);
}
console.log(`${String(total).padStart(8)}  bytes of compressed JavaScript on the first page (budget ${BUDGET})`);
if (total > BUDGET) {
  console.error(`The first page exceeds its budget by ${total - BUDGET} bytes.`);
  process.exit(1);
}
