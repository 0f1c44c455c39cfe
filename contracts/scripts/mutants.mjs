// Takes one check after another out of the contract and runs the tests on what is left: every mutant must be caught.
// An hour long, so by hand: npm run mutants [part of a name] [number to start from]. The sources stay as they are; the tests are handed the
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
const E = "src/EscrowEnds.sol";
const D = "src/EscrowDisputes.sol";
const I = "src/EscrowItems.sol";
const T = "src/EscrowTokens.sol";

const notOver = (status) => `_checkStatus(id, tail, ${status});\n        _checkNotOver(id, tail.clock());\n`;

/** [what is broken, file, text, what stands there instead] */
const mutants = [
  ["unused bits of the terms are let in", R, "if (terms.hasUnusedBits()) revert BadTermsWord(terms);", ""],
  ["a plain job may say token or items", P, "if (!head.isPlain()) revert FlagsMismatch(head.flags());", ""],
  ["accept-by is not bounded at creation", R, "_checkAcceptBy(tail.clock());", ""],
  ["accept-by may be too near", R, "acceptBy < earliest || ", ""],
  ["the value may be too high", P, "msg.value != value", "msg.value < value"],
  ["the value is not checked", P, "if (msg.value != value) revert WrongValue(msg.value, value);", ""],
  ["an amount of zero", R, "if (head.amount() == 0) revert ZeroAmount();", ""],
  ["a right ends a second early", R, "block.timestamp > clock", "block.timestamp >= clock"],
  ["a timeout comes a second early", R, "block.timestamp <= clock", "block.timestamp < clock"],
  ["no status is checked", R, "if (tail.statusBit() & allowed != 0) return;", "if (tail != 0) return;"],
  ["submitted work can expire", R, "REFUNDABLE = 1 << 1 | 1 << 2 | 1 << 5", "REFUNDABLE = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 5"],
  ["an assigned job can be cancelled", R, "UNASSIGNED = 1 << 1 | 1 << 5", "UNASSIGNED = 1 << 1 | 1 << 5 | 1 << 2"],
  ["anybody is the party", R, "if (msg.sender != party) revert NotAuthorised(msg.sender);", "party;"],
  ["the employer may be the worker", R, " || worker == head.employer()", ""],
  ["the minimum fee is ignored", R, "if (tail.feeBps() < minFeeBps) revert FeeBelowMinimum(tail.feeBps(), minFeeBps);", ""],
  ["a closed gate lets through", R, "if (signer == address(0)) revert GateClosed();", ""],
  ["employerPicks is ignored", R, "if (head.flags() & JobWords.EMPLOYER_PICKS != 0) signer = head.employer();", ""],
  ["a voucher lives seven days", R, "VOUCHER_LIFE, voucher", "SIGNATURE_LIFE, voucher"],
  ["the voucher is not bound to the round", R, "abi.encode(VOUCHER, id, tail.round(),", "abi.encode(VOUCHER, id, uint256(0),"],
  ["the consent is not bound to the terms", R, "if (_idFrom(id, termsHash, termsWord) != id) revert TermsMismatch(id);", ""],
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
  ["the release signature names no amount", P, "tail.worker(), _unpaid(id), validUntil", "tail.worker(), uint256(0), validUntil"],
  ["no grace", P, " * 1 hours + GRACE;", " * 1 hours;"],
  ["a final job keeps its amount", E, "job.head = 0;", ""],
  ["the fee of a release is not booked", E, "_assets[token] += fee;\n        emit JobReleased", "emit JobReleased"],
  ["the refund keeps the fee", E, "total += fee;", ""],
  ["the worker stays on a vacant job", P, ".withClock(reopenBy).withWorker(address(0))", ".withClock(reopenBy)"],
  ["reopening stays in the round", P, ".withNextRound()", ""],
  ["rounds overflow", P, "if (tail.round() == LAST_ROUND) revert RoundsExhausted(id);", ""],
  ["a new accept-by is not bounded", P, "_checkAcceptBy(acceptBy);", ""],
  ["a withdrawal signature works twice", P, "withdrawalNonce[account] = nonce + 1;", ""],
  ["the fee is rounded down for a job", M, "return (amount * feeBps + (BPS - 1)) / BPS;", "return (amount * feeBps) / BPS;"],
  ["receivers can be starved", M, "if (gasleft() < PUSH_GAS_LEFT) revert NotEnoughGas(gasleft(), PUSH_GAS_LEFT);", ""],
  ["receivers get all the gas", M, "_sendEther(to, amount, PUSH_GAS)", "_sendEther(to, amount, gasleft())"],
  ["a failed push is forgotten", M, "pending[to][token] += amount;", ""],
  ["pending is not in the total", M, "_assets[token] += amount << PENDING_SHIFT;", ""],
  ["pending can be taken again", M, "pending[account][token] = 0;", ""],
  ["taken pending stays in the total", M, "_assets[token] -= amount << PENDING_SHIFT;", ""],
  ["taken fees stay in the books", M, "_assets[token] = word - amount;", ""],
  ["a failed withdrawal is a success", M, "if (to == address(this) || !_send(token, to, amount, gasleft())) revert PaymentFailed(to);", "_send(token, to, amount, gasleft());"],
  ["arbiters can be replaced", W, " || arbiters[arbiterId] != address(0)", ""],
  ["ownership can be thrown away", W, "revert RenounceRefused();", ""],
  // ---- settlement, amendment, dispute
  ["somebody may be missing at a settlement", D, "        _checkParty(tail.worker(), structHash, validUntil, workerSignature);\n        _settle", "        _settle"],
  ["the employer need not settle", D, "        _checkParty(head.employer(), structHash, validUntil, employerSignature);\n", ""],
  ["any status can be settled", D, "_checkStatus(id, tail, ASSIGNED);", "_checkStatus(id, tail, ASSIGNED | VACANT | OPEN);"],
  ["the settlement is not bound to the round", D, "abi.encode(SETTLE, id, tail.round(),", "abi.encode(SETTLE, id, uint256(0),"],
  ["the settlement names no worker", D, "tail.worker(), toWorker, validUntil", "address(0), toWorker, validUntil"],
  ["more can be settled than there is", E, "if (toWorker > rest) revert ShareTooLarge(toWorker, rest);", "toWorker = toWorker > rest ? rest : toWorker;"],
  ["the fee of a settlement is not booked", E, "_assets[token] += fee;\n        emit JobSettled", "emit JobSettled"],
  ["an odd unit is burnt", E, "uint256 toEmployer = rest + restFee - toWorker - fee;", "uint256 toEmployer = (rest - toWorker) / 2 * 2 + restFee - fee;"],
  ["paid items cost no fee of their own", E, "return _fee(paid + amount, feeBps) - _fee(paid, feeBps);", "return _fee(amount, feeBps);"],
  ["nothing is paid, too", E, "if (toWorker != 0) _push", "_push"],
  ["an amendment may come earlier", D, "newClock <= clock || ", ""],
  ["an amendment may be for ever", D, " || newClock > latest", ""],
  ["disputed jobs can be amended", D, "_checkStatus(id, tail, ACTIVE | SUBMITTED);", "_checkStatus(id, tail, ASSIGNED);"],
  ["the worker need not amend", D, "        _checkParty(tail.worker(), structHash, validUntil, workerSignature);\n        // Effect", "        // Effect"],
  ["the employer need not amend", D, "        _checkParty(_jobs[id].head.employer(), structHash, validUntil, employerSignature);\n", ""],
  ["an amendment names no status", D, "tail.round(), tail.status(), tail.clock()", "tail.round(), uint256(uint8(Status.Active)), tail.clock()"],
  ["an amendment names no clock", D, "tail.status(), tail.clock(), newClock", "tail.status(), uint256(0), newClock"],
  ["a dispute is never too late", D, "_checkStatus(id, tail, SUBMITTED);\n        _checkNotOver(id, tail.clock());", "_checkStatus(id, tail, SUBMITTED);"],
  ["anybody disputes", D, "_checkCaller(_jobs[id].head.employer());", ""],
  ["unsigned disputes", D, "_checkPlain(_jobs[id].head.employer(), DISPUTE, id, tail, validUntil, signature);", ""],
  ["a ruling is never too late", D, "_checkStatus(id, tail, DISPUTED);\n        _checkNotOver(id, tail.clock());", "_checkStatus(id, tail, DISPUTED);"],
  ["anybody rules", D, "_checkCaller(arbiters[head.arbiterId()]);", ""],
  ["a dispute is final at once", D, "_checkStatus(id, tail, DISPUTED);\n        _checkOver(id, tail.clock());", "_checkStatus(id, tail, DISPUTED);"],
  ["the default share is rounded down", D, "* tail.workerPct() + PERCENT - 1) / PERCENT", "* tail.workerPct()) / PERCENT"],
  ["the default share is of the whole", D, "((head.amount() - paid) * tail", "(head.amount() * tail"],
  ["the arbiter may be missing", R, "arbiter == address(0) || ", ""],
  ["the arbiter may be the employer", R, "arbiter == employer || ", ""],
  ["the arbiter may be the worker", R, " || arbiter == worker;", ";"],
  ["the arbiter is not looked at", R, "if (head.arbiterId() != 0) _checkArbiter(head.arbiterId(), head.employer(), worker);", ""],
  // ---- items, batches
  ["paid items are paid again at the end", E, "rest - paid, fee - _fee(paid, tail.feeBps())", "rest, fee"],
  ["the fee of paid items is taken again", E, "fee - _fee(paid, tail.feeBps()));", "fee);"],
  ["the paid part stays in a final job", E, "        job.tokenPaid = 0;\n", ""],
  ["anybody releases items", I, "_checkCaller(head.employer());", ""],
  ["items are released without a signature", I, "_checkSignature(head.employer(), structHash, validUntil, SIGNATURE_LIFE, signature);", ""],
  ["items of unassigned jobs", I, "_checkStatus(id, tail, ASSIGNED);\n        _checkCaller", "_checkCaller"],
  ["signed items of unassigned jobs", I, "_checkStatus(id, tail, ASSIGNED);\n        bytes32", "bytes32"],
  ["any item is in the tree", I, " && MerkleProof.verifyCalldata(proof, job.itemsRoot, leaf)", ""],
  ["jobs without items have some", I, "head.flags() & JobWords.ITEMS != 0 && ", ""],
  ["items are paid twice", I, "if (job.itemsDone & bit != 0) revert ItemPaid(id, item.index);", ""],
  ["items are not remembered", I, "job.itemsDone |= bit;", ""],
  ["items may be more than the pay", I, "if (item.amount > rest) revert ShareTooLarge(item.amount, rest);", ""],
  ["what is paid does not count", I, "job.tokenPaid = word.withPaid(item.amount);", ""],
  ["the fee of an item is not booked", I, "_assets[word.token()] += fee;", ""],
  ["leaves are hashed once", I, "keccak256(bytes.concat(keccak256(abi.encode(item))))", "keccak256(abi.encode(item))"],
  ["the next worker signs for the whole", R, "head.isPlain() ? head.amount() : head.amount() - _jobs[id].tokenPaid.paid()", "head.amount()"],
  ["a batch has no bound", I, "if (ids.length > MAX_BATCH) revert BatchTooLarge(ids.length, MAX_BATCH);", ""],
  ["a batch releases before the review ends", I, " && block.timestamp > tail.clock()", ""],
  ["a batch releases a second early", I, "block.timestamp > tail.clock()", "block.timestamp >= tail.clock()"],
  ["a batch of the employer releases anything", I, "return tail.statusBit() & ASSIGNED != 0;", "return true;"],
  ["a batch pays the first worker everything", I, "last.to != tail.worker() || ", ""],
  ["a batch mixes assets", I, " || last.token != token", ""],
  ["a batch pays neighbours one by one", I, "count == 0 || last.to", "count >= 0 || last.to"],
  // ---- tokens
  ["any token", T, "if (job.token != ETHER && !allowedTokens[job.token]) revert TokenNotAllowed(job.token);", ""],
  ["anybody allows tokens", T, "function allowToken(address token, bool allowed) external onlyOwner {", "function allowToken(address token, bool allowed) external {"],
  ["a token may be no contract", T, "token.code.length == 0 || ", ""],
  ["the escrow may be a token", T, " || token == address(this)", ""],
  ["token and flag may differ", T, "(head.flags() & JobWords.TOKEN != 0) == (job.token != ETHER)\n            && ", ""],
  ["items and flag may differ", T, "\n            && (head.flags() & JobWords.ITEMS != 0) == (job.itemsRoot != 0)", ""],
  ["a plain job by createJobWith", T, " && !head.isPlain()", ""],
  ["a token job can be made twice", T, "if (_jobs[id].tail != 0) revert JobExists(id);", ""],
  ["ether is kept with a token", T, "if (msg.value != ether_) revert WrongValue(msg.value, ether_);", ""],
  ["ether by signature", T, "        if (job.token == ETHER) revert TokenNotAllowed(ETHER);\n        bytes32", "        bytes32"],
  ["ether by authorisation", T, "        if (job.token == ETHER) revert TokenNotAllowed(ETHER);\n        _store", "        _store"],
  ["an allowance is consent", T, "_checkParty(job.employer, structHash, validUntil, signature);", ""],
  ["the creation's signature names no value", T, "job.token, value, validUntil", "job.token, uint256(0), validUntil"],
  ["the authorisation is for any job", T, "                id,\n", "                bytes32(0),\n"],
  ["a permit must be unused", T, "catch {}", "catch { revert ReEntered(); }"],
  ["another sum may come", T, "if (arrived != value) revert WrongValue(arrived, value);", ""],
  ["a pull within a pull", T, "if (_pulling) revert ReEntered();", ""],
  ["a token that gives nothing", M, "if (!_callToken(token, data, gasleft())) revert PullFailed(token, from, value);", "_callToken(token, data, gasleft());"],
  ["a token's no is a yes", M, "return ok && size > 31 && answer == 1;", "return ok;"],
  ["a token's answer may be short", M, "size > 31 && ", ""],
  ["a token that is gone pays", M, "ok && token.code.length != 0", "ok"],
  ["a token that reverts pays", M, "return ok && size > 31", "return size > 31"],
  ["a token gets all the gas", M, "_sendToken(token, to, amount, TOKEN_GAS)", "_sendToken(token, to, amount, gasleft())"],
  ["a token can be starved", M, "if (gasleft() < TOKEN_GAS_LEFT) revert NotEnoughGas(gasleft(), TOKEN_GAS_LEFT);", ""],
  ["a token may be sent to the escrow", M, "to == address(this) || ", ""],
  ["a deficit breaks the statistics", M, "balance > owed ? balance - owed : 0", "balance - owed"],
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
  // quick and small rather than cheap in gas, which no mutant is about
  const { abi, evm } = compile(read, ["warning"], { enabled: true, runs: 200, details: { yul: false } });
  mkdirSync(join(root, "target", "mutants"), { recursive: true });
  const bytecode = { object: `0x${evm.bytecode.object}`, linkReferences: {} };
  writeFileSync(join(root, ARTIFACT), JSON.stringify({ abi, bytecode, deployedBytecode: bytecode }));
}

function forgeTest(...filter) {
  // A mutant that hands a burner all the gas must come to an end, too.
  const limits = { FOUNDRY_FUZZ_RUNS: "16", FOUNDRY_INVARIANT_RUNS: "5", FOUNDRY_GAS_LIMIT: "4000000000" };
  const env = { ...process.env, ESCROW_ARTIFACT: ARTIFACT, ...limits };
  const args = ["test", "--fail-fast", ...filter, "--no-match-test", "test_theCommittedBytecodeIsThisOne"];
  const { status, stdout, stderr } = spawnSync(forge(), args, { cwd: root, env, encoding: "utf8" });
  if (status !== 0 && !stdout.includes("[FAIL")) throw new Error(`no test failed, but forge did:\n${stdout}${stderr}`);
  return { passed: status === 0, by: /\[FAIL[^\n]*\] (\w+)\(/.exec(stdout)?.[1] };
}

/** The suites that are most likely to catch a mutant of a file. */
const near = {
  [E]: "AgreementsTest|DisputesTest|ItemsTest|PaymentsTest|PublicBugsTest",
  [D]: "DisputesTest|AgreementsTest|ClocksTest|StateMachineTest|ItemsTest",
  [I]: "ItemsTest|BatchesTest|TokenPaymentsTest",
  [T]: "TokensTest|ItemsTest",
};

/** The nearest tests first; then the other quick ones; the invariants only on what those let through. */
function test(file) {
  const nearest = near[file] ? forgeTest("--match-contract", near[file]) : { passed: true };
  if (!nearest.passed) return nearest;
  const quick = forgeTest("--no-match-contract", "GasTest|VectorsTest|InvariantsTest");
  return quick.passed ? forgeTest("--match-contract", "InvariantsTest") : quick;
}

const survivors = [];
build(["nothing", "README.md", "", ""]);
if (!test().passed) throw new Error("the tests fail without any mutant");
const [part = "", from = "0"] = process.argv.slice(2);
for (const mutant of mutants.filter(([name]) => name.includes(part)).slice(Number(from))) {
  build(mutant);
  const { passed, by } = test(mutant[1]);
  console.log(passed ? `SURVIVED ${mutant[0]}` : `caught   ${mutant[0]} (${by})`);
  if (passed) survivors.push(mutant[0]);
}
console.log(survivors.length === 0 ? "All mutants caught." : `${survivors.length} survived.`);
process.exit(survivors.length === 0 ? 0 : 1);
