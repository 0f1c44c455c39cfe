// The compiler, with the settings of foundry.toml; a forge test compares its bytecode with the committed one.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./tools.mjs";

export const NAME = "PayChainEscrow";
const SOURCE = `src/${NAME}.sol`;
/** The coin of development chains. */
export const COIN = "TestCoin";
const COIN_SOURCE = `dev/${COIN}.sol`;
const solc = createRequire(import.meta.url)("solc");

const settings = {
  evmVersion: "cancun",
  optimizer: { enabled: true, runs: 10_000 },
  metadata: { appendCBOR: false, bytecodeHash: "none" },
  remappings: ["@openzeppelin/=node_modules/@openzeppelin/"],
};

function readSource(path) {
  const file = join(root, path);
  return existsSync(file) ? { contents: readFileSync(file, "utf8") } : { error: `no file ${path}` };
}

/**
 * Compiles the contract.
 * @param read gives a source's text by its path, as `{contents}` or `{error}`
 * @param tolerated severities that are no reason to fail
 * @param optimizer settings instead of the usual ones
 */
export function compile(read = readSource, tolerated = [], optimizer = settings.optimizer) {
  return compileSource(SOURCE, NAME, read, tolerated, optimizer);
}

/** Compiles the coin. */
export function compileCoin() {
  return compileSource(COIN_SOURCE, COIN, readSource, [], settings.optimizer);
}

function compileSource(path, name, read, tolerated, optimizer) {
  const sources = { [path]: { content: read(path).contents } };
  const outputSelection = { [path]: { [name]: ["abi", "evm.bytecode.object", "storageLayout"] } };
  const input = { language: "Solidity", sources, settings: { ...settings, optimizer, outputSelection } };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: read }));
  const complaints = (output.errors ?? []).filter(({ severity }) => !tolerated.includes(severity));
  if (complaints.length > 0) {
    throw new Error(complaints.map((complaint) => complaint.formattedMessage).join("\n"));
  }
  return output.contracts[path][name];
}
