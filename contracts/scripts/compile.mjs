// Compiles PayChainEscrow and writes its ABI, bytecode and storage layout; with --check it compares instead and fails
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
  outputSelection: { [SOURCE]: { [NAME]: ["abi", "evm.bytecode.object", "storageLayout"] } },
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

/** Slots in words, without the compiler's own numbers for things, which change with every edit. */
function readable({ storage, types }) {
  const fields = (list) =>
    list.map(({ slot, offset, label, type }) => `slot ${slot} byte ${offset}: ${label}, ${types[type].label}`);
  const words = Object.values(types).find((type) => type.label.endsWith("Words"));
  return { contract: fields(storage), "job, from its slot": fields(words.members) };
}

function check(files) {
  const stale = Object.keys(files).filter(
    (path) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== files[path],
  );
  if (stale.length > 0) {
    console.error(`Not what the sources give: ${stale.join(", ")}. Run: npm run compile`);
    process.exit(1);
  }
  console.log("Committed ABI, bytecode and storage layout are what the sources give.");
}

const { abi, evm, storageLayout } = compile();
const files = {
  [`abi/${NAME}.json`]: `${JSON.stringify(abi, null, 2)}\n`,
  [`abi/${NAME}.bin`]: `${evm.bytecode.object}\n`,
  "snapshots/storage.json": `${JSON.stringify(readable(storageLayout), null, 2)}\n`,
};

if (process.argv.includes("--check")) {
  check(files);
} else {
  for (const folder of ["abi", "snapshots"]) mkdirSync(join(root, folder), { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    writeFileSync(join(root, path), content);
  }
  console.log(`Wrote ${Object.keys(files).join(", ")} (${evm.bytecode.object.length / 2} bytes of code).`);
}
