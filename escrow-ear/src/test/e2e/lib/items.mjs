// A job that is paid in parts, made on the contract alone: the product has none yet, the contract and the rescue page do.
import { concat, encodeAbiParameters, encodeFunctionData, keccak256, parseAbi, stringToBytes } from 'viem';
import { sendFrom } from './api.mjs';
import { chainId, chainTime, receiptOf } from './chain.mjs';
import { eventually } from './wait.mjs';

const ABI = parseAbi([
  'function createJobWith(bytes32 termsHash, uint256 termsWord, address token, bytes32 itemsRoot) payable returns (bytes32)',
  'function acceptJob(bytes32 id, bytes32 termsHash, uint256 termsWord, address worker, uint256 validUntil, bytes signature, uint256 voucherValidUntil, bytes voucher)',
]);
const ITEMS_AND_EMPLOYER_PICKS = 6n;
const NO_TOKEN = '0x0000000000000000000000000000000000000000';
const TERMS = `0x${'17'.repeat(32)}`;
const HOUR = 3600;
const FEE_BPS = 200n;

/** Two items of the given amounts in wei; answers the job's id and its list as the page reads it. */
export async function jobWithItems(contract, employer, worker, amounts) {
  const items = amounts.map((amount, i) => ({ index: i, amount: String(amount), text: `Part ${i}` }));
  const pay = amounts.reduce((sum, amount) => sum + amount, 0n);
  const word = wordOf(pay, (await chainTime()) + 24 * HOUR);
  const root = rootOf(items);
  const id = keccak256(encodeAbiParameters(words(5), [BigInt(employer.address), BigInt(TERMS), word, 0n, BigInt(root)]));
  await sent(employer, { to: contract, data: data('createJobWith', [TERMS, word, NO_TOKEN, root]), value: pay + fee(pay) });
  const until = BigInt((await chainTime()) + 600);
  const voucher = await employer.signTypedData(await voucherOf(contract, id, worker.address, until));
  await sent(worker, { to: contract, data: data('acceptJob', [id, TERMS, word, worker.address, 0n, '0x', until, voucher]) });
  return { contract_job_id: id, list: JSON.stringify(items) };
}

function fee(amount) {
  return (amount * FEE_BPS + 9_999n) / 10_000n;
}

function wordOf(amount, acceptBy) {
  const reviewHours = 72n;
  const workHours = 24n;
  const workerPct = 100n;
  return BigInt(acceptBy) | (workHours << 32n) | (reviewHours << 48n) | (FEE_BPS << 56n) | (workerPct << 72n) | (amount << 80n) | (ITEMS_AND_EMPLOYER_PICKS << 168n);
}

function rootOf(items) {
  const [a, b] = items.map(({ index, amount, text }) => keccak256(keccak256(encodeAbiParameters(words(3), [BigInt(index), BigInt(amount), BigInt(keccak256(stringToBytes(text)))]))));
  return keccak256(concat(a < b ? [a, b] : [b, a]));
}

// With employerPicks the employer's signature stands for the platform's voucher.
async function voucherOf(contract, jobId, worker, validUntil) {
  const domain = { name: 'PayChainEscrow', version: '1', chainId: await chainId(), verifyingContract: contract };
  const types = { Voucher: ['bytes32 jobId', 'uint8 round', 'address worker', 'uint256 validUntil'].map((field) => ({ type: field.split(' ')[0], name: field.split(' ')[1] })) };
  return { domain, types, primaryType: 'Voucher', message: { jobId, round: 0, worker, validUntil } };
}

function words(count) {
  return Array.from({ length: count }, () => ({ type: 'uint256' }));
}

function data(functionName, args) {
  return encodeFunctionData({ abi: ABI, functionName, args });
}

async function sent(account, transaction) {
  const hash = await sendFrom(account, transaction);
  const receipt = await eventually('a receipt', () => receiptOf(hash));
  if (receipt.status !== '0x1') throw new Error(`the contract refused ${JSON.stringify(receipt)}`);
}
