// Gas against the committed snapshot. With --check a step that costs more than 1 % more fails, and so
// does one that costs less, which is either a wrong measurement or a better snapshot; without it the snapshot
// is written anew. Run after `forge test`, which leaves its measurements in target/gas.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./tools.mjs";

const TOLERANCE = 0.01;
const GAS = join(root, "snapshots", "gas.json");

const read = (path) => JSON.parse(readFileSync(path, "utf8"));

function measuredGas() {
  const measured = read(join(root, "target", "gas", "gas.json"));
  return Object.fromEntries(Object.entries(measured).map(([step, gas]) => [step, Number(gas)]));
}

function complaintsAbout(measured, committed) {
  const steps = new Set([...Object.keys(measured), ...Object.keys(committed)]);
  return [...steps].flatMap((step) => {
    const [now, before] = [measured[step], committed[step]];
    if (now === undefined || before === undefined) return [`${step}: measured ${now}, committed ${before}`];
    return Math.abs(now - before) > before * TOLERANCE ? [`${step}: ${before} → ${now}`] : [];
  });
}

const gas = measuredGas();
if (process.argv.includes("--check")) {
  const complaints = complaintsAbout(gas, read(GAS));
  if (complaints.length > 0) {
    console.error(`Against snapshots/gas.json:\n  ${complaints.join("\n  ")}\nIf it is meant: npm run snapshots`);
    process.exit(1);
  }
  for (const [step, value] of Object.entries(gas)) console.log(`  ${step.padEnd(20)} ${value}`);
} else {
  mkdirSync(join(root, "snapshots"), { recursive: true });
  writeFileSync(GAS, `${JSON.stringify(gas, null, 2)}\n`);
}
