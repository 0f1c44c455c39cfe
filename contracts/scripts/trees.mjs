// The trees in test/trees say what is tested where: every function that changes something must have one, every test
// that they name must exist, and every test of a function must be named (Faults, PublicBugs, Gas, Vectors and invariants
// stand for themselves).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./tools.mjs";

const tests = join(root, "test");
const own = ["Faults.t.sol", "PublicBugs.t.sol", "Gas.t.sol", "Vectors.t.sol"];

function read(folder, ending) {
  const files = readdirSync(folder).filter((name) => name.endsWith(ending));
  return new Map(files.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

const suites = read(tests, ".t.sol");
const trees = read(join(tests, "trees"), ".tree");
const existing = new Set([...suites.values()].flatMap((text) => [...text.matchAll(/function (test\w+)/g)].map((m) => m[1])));
const named = new Set([...trees.values()].flatMap((text) => text.match(/test(Fuzz)?_\w+/g)));
const missing = [...named].filter((name) => !existing.has(name));
const leaves = [...trees.values()].flatMap((text) => text.split("\n")).filter((line) => line.includes(" → "));
const bare = leaves.filter((line) => !/test(Fuzz)?_\w+/.test(line));
for (const name of missing) console.error(`test/trees names a test that does not exist: ${name}`);
for (const line of bare) console.error(`test/trees names no test for: ${line.trim()}`);
const unnamed = [...suites]
  .filter(([file]) => !own.includes(file))
  .flatMap(([, text]) => [...text.matchAll(/function (test\w+)/g)].map((m) => m[1]))
  .filter((name) => !named.has(name));
for (const name of unnamed) console.error(`no tree names ${name}`);
const roots = [...trees.values()].flatMap((text) => text.split("\n")).filter((line) => /^\w/.test(line));
const rooted = new Set(roots.flatMap((line) => line.match(/\w+/g)));
const abi = JSON.parse(readFileSync(join(root, "abi", "PayChainEscrow.json"), "utf8"));
const bald = abi
  .filter(({ type, stateMutability }) => type === "function" && !["view", "pure"].includes(stateMutability))
  .map(({ name }) => name)
  .filter((name) => !rooted.has(name));
for (const name of bald) console.error(`no tree for ${name}`);
process.exit(bald.length + missing.length + bare.length + unnamed.length === 0 ? 0 : 1);
