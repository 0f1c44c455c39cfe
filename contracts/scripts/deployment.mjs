// The contract's deployment to a chain by the canonical deterministic-deployment proxy (CREATE2), so that its address
// follows from bytecode, owner, gate and minimum fee alone.
//   node scripts/deployment.mjs plan <owner> <gate> <minFeeBps>                    the transaction for a wallet to send
//   node scripts/deployment.mjs record <rpc> <tx> <owner> <gate> <minFeeBps>      checks it and writes deployments/<chain>.json
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { NAME } from "./solidity.mjs";
import { root } from "./tools.mjs";

const { keccak256: keccak } = createRequire(import.meta.url)("js-sha3");
const PROXY = "0x4e59b44847b379578588920cA78FbF26c0B4956C";
const SALT = "0".repeat(64);

const bytes = (hex) => Buffer.from(hex.replace(/^0x/, ""), "hex");
const hash = (data) => `0x${keccak(data)}`;
const word = (value) => value.replace(/^0x/, "").toLowerCase().padStart(64, "0");
const artifact = (ending) => readFileSync(join(root, "abi", `${NAME}.${ending}`));

/** EIP-55. */
function checksum(address) {
  const lower = address.toLowerCase().replace(/^0x/, "");
  const digits = keccak(lower);
  return `0x${[...lower].map((c, i) => (parseInt(digits[i], 16) > 7 ? c.toUpperCase() : c)).join("")}`;
}

function plan(owner, gate, minFeeBps) {
  for (const address of [owner, gate]) {
    if (!/^0x[0-9a-fA-F]{40}$/.test(address ?? "")) throw new Error(`not an address: ${address}`);
  }
  const bps = Number(minFeeBps);
  if (!Number.isInteger(bps) || bps < 0 || bps > 500) throw new Error(`minFeeBps is not 0–500: ${minFeeBps}`);
  const code = artifact("bin").toString("ascii").trim() + word(owner) + word(gate) + word(bps.toString(16));
  const preimage = bytes(`ff${PROXY.slice(2)}${SALT}${hash(bytes(code)).slice(2)}`);
  return { to: PROXY, value: "0", data: `0x${SALT}${code}`, address: checksum(hash(preimage).slice(26)) };
}

async function call(rpc, method, ...params) {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const answer = await fetch(rpc, { method: "POST", headers: { "Content-Type": "application/json" }, body });
  const { result, error } = await answer.json();
  if (error) throw new Error(`${method}: ${error.message}`);
  return result;
}

async function record(rpc, tx, owner, gate, minFeeBps) {
  const planned = plan(owner, gate, minFeeBps);
  const [chain, sent, receipt, code] = await Promise.all([
    call(rpc, "eth_chainId"),
    call(rpc, "eth_getTransactionByHash", tx),
    call(rpc, "eth_getTransactionReceipt", tx),
    call(rpc, "eth_getCode", planned.address, "latest"),
  ]);
  if (sent?.input !== planned.data || sent.to.toLowerCase() !== PROXY.toLowerCase()) {
    throw new Error(`${tx} is not the planned transaction`);
  }
  if (receipt?.status !== "0x1" || code === "0x") throw new Error(`${tx} made no contract at ${planned.address}`);
  const content = {
    chain_id: Number(chain),
    address: planned.address,
    block: Number(receipt.blockNumber),
    abi_hash: hash(artifact("json")),
    tx,
    proxy: PROXY,
    salt: `0x${SALT}`,
    owner: checksum(owner),
    gate: checksum(gate),
    min_fee_bps: Number(minFeeBps),
    code_hash: hash(bytes(code)),
  };
  const file = join(root, "deployments", `${content.chain_id}.json`);
  mkdirSync(join(root, "deployments"), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { flag: "wx" });
  return `Wrote ${file}`;
}

const [command, ...args] = process.argv.slice(2);
if (command === "plan") console.log(JSON.stringify(plan(...args), null, 2));
else if (command === "record") console.log(await record(...args));
else throw new Error("plan <owner> <gate> <minFeeBps> | record <rpc> <tx> <owner> <gate> <minFeeBps>");
