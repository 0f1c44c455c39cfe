// Compiles PayChainEscrow and writes abi/PayChainEscrow.json and .bin; with --check it compares instead and fails
// when the committed files are not what the sources give.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./tools.mjs";

const NAME = "PayChainEscrow";
const SOURCE = `src/${NAME}.sol`;
const solc = createRequire(import.meta.url)("solc");

// The same as in foundry.toml; a forge test compares the bytecode that it runs with the committed one.
const settings = {
  evmVersion: "cancun",
  optimizer: { enabled: true, runs: 10_000 },
  metadata: { appendCBOR: false, bytecodeHash: "none" },
  remappings: ["@openzeppelin/=node_modules/@openzeppelin/"],
  outputSelection: { [SOURCE]: { [NAME]: ["abi", "evm.bytecode.object"] } },
};

function readSource(path) {
  const file = join(root, path);
  return existsSync(file) ? { contents: readFileSync(file, "utf8") } : { error: `no file ${path}` };
}

function compile() {
  const sources = { [SOURCE]: { content: readSource(SOURCE).contents } };
  const input = { language: "Solidity", sources, settings };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: readSource }));
  const complaints = output.errors ?? [];
  if (complaints.length > 0) {
    throw new Error(complaints.map((complaint) => complaint.formattedMessage).join("\n"));
  }
  return output.contracts[SOURCE][NAME];
}

function check(files) {
  const stale = Object.keys(files).filter(
    (path) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== files[path],
  );
  if (stale.length > 0) {
    console.error(`Not what the sources give: ${stale.join(", ")}. Run: npm run compile`);
    process.exit(1);
  }
  console.log("Committed ABI and bytecode are what the sources give.");
}

const { abi, evm } = compile();
const files = {
  [`abi/${NAME}.json`]: `${JSON.stringify(abi, null, 2)}\n`,
  [`abi/${NAME}.bin`]: `${evm.bytecode.object}\n`,
};

if (process.argv.includes("--check")) {
  check(files);
} else {
  mkdirSync(join(root, "abi"), { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    writeFileSync(join(root, path), content);
  }
  console.log(`Wrote ${Object.keys(files).join(", ")} (${evm.bytecode.object.length / 2} bytes of code).`);
}
