// Everything that must hold before the contract is believed: committed artefacts, forge tests, snapshots, lint.
// Maven calls this; `npm test` does too. FOUNDRY_PROFILE=deep runs the long fuzzing.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { forge, root, solhint } from "./tools.mjs";

function run(title, command, args) {
  const started = Date.now();
  console.log(`\n== contract: ${title}`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (error) {
    console.error(`${command} cannot be started: ${error.message}`);
  }
  if (status !== 0) {
    console.error(`== contract: ${title} failed`);
    process.exit(status ?? 1);
  }
  console.log(`== contract: ${title} ok (${Math.round((Date.now() - started) / 1000)} s)`);
}

function packagesAreFresh() {
  const installed = join(root, "node_modules", ".package-lock.json");
  const wanted = join(root, "package-lock.json");
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs;
}

if (!packagesAreFresh()) {
  run("packages", "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
}
run("committed ABI, bytecode and layout", process.execPath, ["scripts/compile.mjs", "--check"]);
run("forge tests", forge(), ["test"]);
run("gas", process.execPath, ["scripts/snapshots.mjs", "--check"]);
run("trees", process.execPath, ["scripts/trees.mjs"]);
run("lint", solhint(), ["--disc", "--max-warnings", "0", "src/**/*.sol"]);
run("format", forge(), ["fmt", "--check", "src", "test"]);
