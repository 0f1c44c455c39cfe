// Gas and storage layout against the committed snapshots. With --check a step that costs more than 1 % more, or
// any change of the layout, fails; without it the snapshots are written anew. Run after `forge test`.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { forge, root } from "./tools.mjs";

const TOLERANCE = 0.01;
const GAS = join(root, "snapshots", "gas.json");
const LAYOUT = join(root, "snapshots", "storage.json");
const checking = process.argv.includes("--check");

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const write = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);

function measuredGas() {
  const measured = read(join(root, "target", "gas", "gas.json"));
  return Object.fromEntries(Object.entries(measured).map(([step, gas]) => [step, Number(gas)]));
}

function storageLayout() {
  const args = ["inspect", "src/PayChainEscrow.sol:PayChainEscrow", "storageLayout", "--json"];
  const { status, stdout, stderr } = spawnSync(forge(), args, { cwd: root, encoding: "utf8" });
  if (status !== 0) {
    throw new Error(stderr);
  }
  const { storage, types } = JSON.parse(stdout);
  const name = (id) => types[id].label;
  const fields = (list) =>
    list.map(({ slot, offset, label, type }) => `slot ${slot} byte ${offset}: ${label}, ${name(type)}`);
  const words = Object.values(types).find((type) => type.label.endsWith("Words"));
  return { contract: fields(storage), "job, from its slot": fields(words.members) };
}

function gasComplaints(measured, committed) {
  const steps = new Set([...Object.keys(measured), ...Object.keys(committed)]);
  return [...steps].flatMap((step) => {
    const [now, before] = [measured[step], committed[step]];
    if (now === undefined || before === undefined) return [`${step}: measured ${now}, committed ${before}`];
    return now > before * (1 + TOLERANCE) ? [`${step}: ${before} → ${now}`] : [];
  });
}

const gas = measuredGas();
const layout = storageLayout();
if (checking) {
  const complaints = gasComplaints(gas, read(GAS));
  if (JSON.stringify(layout) !== JSON.stringify(read(LAYOUT))) {
    complaints.push("the storage layout changed");
  }
  if (complaints.length > 0) {
    console.error(`Against snapshots/:\n  ${complaints.join("\n  ")}\nIf it is meant: npm run snapshots`);
    process.exit(1);
  }
  for (const [step, value] of Object.entries(gas)) console.log(`  ${step.padEnd(20)} ${value}`);
} else {
  mkdirSync(join(root, "snapshots"), { recursive: true });
  write(GAS, gas);
  write(LAYOUT, layout);
}
