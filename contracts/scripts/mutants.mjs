// Takes one check after another out of the contract and runs the tests on what is left: every mutant must be caught.
// Minutes long, so by hand: npm run mutants [part of a name]. The sources stay as they are; the tests are handed the
// mutant's bytecode.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "./solidity.mjs";
import { forge, root } from "./tools.mjs";

const R = "src/EscrowRules.sol";
const P = "src/PayChainEscrow.sol";
const M = "src/EscrowMoney.sol";
const S = "src/EscrowSignatures.sol";
const W = "src/EscrowPowers.sol";

const notOver = (status) => `_checkStatus(id, tail, ${status});\n        _checkNotOver(id, tail.clock());\n`;

/** [what is broken, file, text, what stands there instead] */
const mutants = [
  ["unused bits of the terms are let in", R, "if (terms.hasUnusedBits()) revert BadTermsWord(terms);", ""],
  ["flags of later versions are let in", R, "& ~JobWords.EMPLOYER_PICKS != 0", "& JobWords.TOKEN != 0"],
  ["accept-by is not bounded at creation", R, "_checkAcceptBy(tail.clock());", ""],
  ["accept-by may be too near", R, "acceptBy < earliest || ", ""],
  ["the value may be too high", R, "msg.value != expected", "msg.value < expected"],
  ["the value is not checked", R, "if (msg.value != expected) revert WrongValue(msg.value, expected);", ""],
  ["an amount of zero", R, "if (amount == 0) revert ZeroAmount();", ""],
  ["a right ends a second early", R, "block.timestamp > clock", "block.timestamp >= clock"],
  ["a timeout comes a second early", R, "block.timestamp <= clock", "block.timestamp < clock"],
  ["no status is checked", R, "if (tail.statusBit() & allowed != 0) return;", "if (tail != 0) return;"],
  ["submitted work can expire", R, "REFUNDABLE = OPEN | ACTIVE | VACANT", "REFUNDABLE = OPEN | ACTIVE | SUBMITTED | VACANT"],
  ["an assigned job can be cancelled", R, "UNASSIGNED = OPEN | VACANT", "UNASSIGNED = OPEN | VACANT | ACTIVE"],
  ["anybody is the party", R, "if (msg.sender != party) revert NotAuthorised(msg.sender);", "party;"],
  ["the employer may be the worker", R, " || worker == _jobs[id].head.employer()", ""],
  ["the minimum fee is ignored", R, "if (tail.feeBps() < minFeeBps) revert FeeBelowMinimum(tail.feeBps(), minFeeBps);", ""],
  ["a closed gate lets through", R, "if (signer == address(0)) revert GateClosed();", ""],
  ["employerPicks is ignored", R, "if (head.flags() & JobWords.EMPLOYER_PICKS != 0) signer = head.employer();", ""],
  ["a voucher lives seven days", R, "VOUCHER_LIFE, voucher", "SIGNATURE_LIFE, voucher"],
  ["the voucher is not bound to the round", R, "abi.encode(VOUCHER, id, _jobs[id].tail.round(),", "abi.encode(VOUCHER, id, uint256(0),"],
  ["the consent is not bound to the terms", R, "if (jobId(_jobs[id].head.employer(), termsHash, termsWord) != id) revert TermsMismatch(id);", ""],
  ["the consent is not needed", R, "if (msg.sender == worker) return;", "if (msg.sender != address(0)) return;"],
  ["plain signatures are not bound to the round", R, "abi.encode(typeHash, id, tail.round(), validUntil)", "abi.encode(typeHash, id, uint256(0), validUntil)"],
  ["signatures never end", S, "if (block.timestamp > validUntil) revert SignatureExpired(validUntil, block.timestamp);", ""],
  ["signatures may be for ever", S, "if (validUntil > latest) revert ValidUntilTooFar(validUntil, latest);", ""],
  ["contract wallets cannot sign", S, "return SignatureChecker.isValidERC1271SignatureNowCalldata(signer, digest, signature);", "return false;"],
  ["an account with code cannot sign with its key", S, "recovered == signer) return true", "recovered == signer && signer.code.length == 0) return true"],
  ["a job can be made twice", P, "if (job.tail != 0) revert JobExists(id);", ""],
  ["anybody releases before the review ends", P, "_checkStatus(id, tail, SUBMITTED);\n            _checkOver(id, tail.clock());", "_checkStatus(id, tail, SUBMITTED);"],
  ["anybody refunds before the clock", P, "_checkStatus(id, tail, REFUNDABLE);\n        _checkOver(id, tail.clock());", "_checkStatus(id, tail, REFUNDABLE);"],
  ["late work is taken", P, `${notOver("ACTIVE")}        _checkCaller`, "        _checkCaller"],
  ["late signed work is taken", P, `${notOver("ACTIVE")}        _checkPlain`, "        _checkPlain"],
  ["reopening is never too late", P, `${notOver("VACANT")}        _checkCaller`, "        _checkCaller"],
  ["signed reopening is never too late", P, `${notOver("VACANT")}        bytes32`, "        bytes32"],
  ["the release signature names no amount", P, "tail.worker(), head.amount(), validUntil", "tail.worker(), uint256(0), validUntil"],
  ["no grace", P, " * 1 hours + GRACE;", " * 1 hours;"],
  ["a final job keeps its amount", P, "job.head = 0;\n        job.tail = tail.withStatus(Status.Released);", "job.tail = tail.withStatus(Status.Released);"],
  ["the fee is not booked", P, "_assets[ETHER] += fee;", ""],
  ["the refund keeps the fee", P, "amount + _fee(amount, tail.feeBps()));", "amount);"],
  ["the worker stays on a vacant job", P, ".withClock(reopenBy).withWorker(address(0))", ".withClock(reopenBy)"],
  ["reopening stays in the round", P, ".withNextRound()", ""],
  ["rounds overflow", P, "if (tail.round() == LAST_ROUND) revert RoundsExhausted(id);", ""],
  ["a new accept-by is not bounded", P, "_checkAcceptBy(acceptBy);", ""],
  ["a withdrawal signature works twice", P, "withdrawalNonce[account] = nonce + 1;", ""],
  ["the fee is rounded down for a job", M, "return (amount * feeBps + BPS - 1) / BPS;\n        }", "return (amount * feeBps) / BPS;\n        }"],
  ["receivers can be starved", M, "if (left < PUSH_GAS_LEFT) revert NotEnoughGas(left, PUSH_GAS_LEFT);", ""],
  ["receivers get all the gas", M, "_send(to, amount, PUSH_GAS)", "_send(to, amount, gasleft())"],
  ["a failed push is forgotten", M, "pending[to][ETHER] += amount;", ""],
  ["pending is not in the total", M, "_assets[ETHER] += amount << PENDING_SHIFT;", ""],
  ["pending can be taken again", M, "pending[account][token] = 0;", ""],
  ["taken pending stays in the total", M, "_assets[token] -= amount << PENDING_SHIFT;", ""],
  ["taken fees stay in the books", M, "_assets[token] = word - amount;", ""],
  ["a failed withdrawal is a success", M, "if (!_send(to, amount, gasleft())) revert PaymentFailed(to);", "_send(to, amount, gasleft());"],
  ["arbiters can be replaced", W, " || arbiters[arbiterId] != address(0)", ""],
  ["ownership can be thrown away", W, "revert RenounceRefused();", ""],
];

const ARTIFACT = "target/mutants/mutant.json";

/** Writes the bytecode of the contract with one text replaced. */
function build([, file, text, instead]) {
  const read = (path) => {
    const contents = readFileSync(join(root, path), "utf8");
    if (path !== file) return { contents };
    if (contents.split(text).length !== 2) throw new Error(`${file} does not say once: ${text}`);
    return { contents: contents.replace(text, () => instead) };
  };
  const { abi, evm } = compile(read, ["warning"]);
  mkdirSync(join(root, "target", "mutants"), { recursive: true });
  const bytecode = { object: `0x${evm.bytecode.object}`, linkReferences: {} };
  writeFileSync(join(root, ARTIFACT), JSON.stringify({ abi, bytecode, deployedBytecode: bytecode }));
}

function forgeTest(...filter) {
  const env = { ...process.env, ESCROW_ARTIFACT: ARTIFACT, FOUNDRY_FUZZ_RUNS: "16", FOUNDRY_INVARIANT_RUNS: "10" };
  const args = ["test", ...filter, "--no-match-test", "test_theCommittedBytecodeIsThisOne"];
  const { status, stdout, stderr } = spawnSync(forge(), args, { cwd: root, env, encoding: "utf8" });
  if (status !== 0 && !stdout.includes("[FAIL")) throw new Error(`no test failed, but forge did:\n${stdout}${stderr}`);
  return { passed: status === 0, by: /\[FAIL[^\n]*\] (\w+)\(/.exec(stdout)?.[1] };
}

/** The quick tests first; the invariants only on what those let through. */
function test() {
  const quick = forgeTest("--no-match-contract", "GasTest|VectorsTest|InvariantsTest");
  return quick.passed ? forgeTest("--match-contract", "InvariantsTest") : quick;
}

const survivors = [];
build(["nothing", "README.md", "", ""]);
if (!test().passed) throw new Error("the tests fail without any mutant");
for (const mutant of mutants.filter(([name]) => name.includes(process.argv[2] ?? ""))) {
  build(mutant);
  const { passed, by } = test();
  console.log(passed ? `SURVIVED ${mutant[0]}` : `caught   ${mutant[0]} (${by})`);
  if (passed) survivors.push(mutant[0]);
}
console.log(survivors.length === 0 ? "All mutants caught." : `${survivors.length} survived.`);
process.exit(survivors.length === 0 ? 0 : 1);
