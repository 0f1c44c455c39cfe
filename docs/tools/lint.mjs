// Checks docs/openapi.yaml by spectral and docs/asyncapi.yaml by AsyncAPI's own parser; ends with 1 when one of them
// finds a fault.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Parser } from '@asyncapi/parser';

const here = dirname(fileURLToPath(import.meta.url));
const docs = join(here, '..');

function openapi() {
  const spectral = join(here, 'node_modules/@stoplight/spectral-cli/dist/index.js');
  const wanted = ['lint', join(docs, 'openapi.yaml'), '--ruleset', join(here, '.spectral.yaml'), '--fail-severity=warn'];
  return spawnSync(process.execPath, [spectral, ...wanted], { stdio: 'inherit' }).status === 0;
}

async function asyncapi() {
  const text = readFileSync(join(docs, 'asyncapi.yaml'), 'utf8');
  const { document, diagnostics } = await new Parser().parse(text);
  // 0 is an error, 1 a warning; what only informs is left out.
  const faults = diagnostics.filter((found) => found.severity <= 1);
  for (const found of faults) {
    const { line, character } = found.range.start;
    console.error(`asyncapi.yaml:${line + 1}:${character + 1} ${found.code} ${found.message} (${found.path.join('.')})`);
  }
  if (document && faults.length === 0) {
    console.log(`asyncapi.yaml: ${document.operations().length} operations, ${document.messages().length} messages, no faults`);
  }
  return Boolean(document) && faults.length === 0;
}

const good = [openapi(), await asyncapi()];
process.exit(good.every(Boolean) ? 0 : 1);
