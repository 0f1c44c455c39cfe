// Writes docs/openapi.yaml from a running server. Usage: npm run fetch [-- http://localhost:8000]
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const base = process.argv[2] ?? process.env.PAYCHAIN_PUBLIC_URL ?? 'http://localhost:8000';
const file = join(dirname(fileURLToPath(import.meta.url)), '../openapi.yaml');

try {
  const answer = await fetch(`${base}/openapi`, { signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw new Error(`it answered ${answer.status}`);
  writeFileSync(file, await answer.text());
  console.log(`Wrote docs/openapi.yaml from ${base}`);
} catch (failure) {
  console.error(`No description at ${base}/openapi: ${failure.cause?.message ?? failure.message}. Start it with mvn -Prun.`);
  process.exit(1);
}
