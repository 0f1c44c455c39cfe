// Compiles PayChainEscrow and writes its ABI, bytecode and storage layout; with --check it compares instead and fails
// when the committed files are not what the sources give.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COIN, NAME, compile, compileCoin } from "./solidity.mjs";
import { root } from "./tools.mjs";

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
const coin = compileCoin();
const files = {
  [`abi/${NAME}.json`]: `${JSON.stringify(abi, null, 2)}\n`,
  [`abi/${NAME}.bin`]: `${evm.bytecode.object}\n`,
  [`abi/${COIN}.bin`]: `${coin.evm.bytecode.object}\n`,
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
