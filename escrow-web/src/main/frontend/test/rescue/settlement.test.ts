import { describe, expect, it } from 'vitest';
import { amendArguments, readTimeOffer, timeOfferText, type TimeOffer } from '@/features/rescue/amendment';
import type { Connection } from '@/features/rescue/connection';
import { feeFor, jobOf, splitOf, type RescueJob, type StoredJob } from '@/features/rescue/jobs';
import { Rpc } from '@/features/rescue/rpc';
import { settlementText, readSettlement, settleArguments, settleTypedData, type Offer } from '@/features/rescue/settlement';

const CONTRACT = '0x5FbDB2315678afecb367f032d93F642f64180aa3';
const EMPLOYER = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const WORKER = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const ZERO = '0x0000000000000000000000000000000000000000';
const ID = `0x${'ab'.repeat(32)}` as const;
const NOW = 1_900_000_000;

const chain = { chain_id: 1337, rpc_url: 'http://127.0.0.1:1', contract_address: CONTRACT, confirmations: 1, explorer_url: null, demo: true };
const connection: Connection = { rpc: new Rpc('http://127.0.0.1:1'), contract: CONTRACT, fromBlock: 0, chain };
const stored: StoredJob = { employer: EMPLOYER, amount: 1_000n, flags: 0, worker: WORKER, clock: NOW + 60, workHours: 24, reviewHours: 72, feeBps: 200, workerPct: 100, status: 3, round: 2 };
const asEmployer = jobOf(ID, stored, [], EMPLOYER);
const asWorker = jobOf(ID, stored, [], WORKER);
const offer: Offer = { jobId: ID, round: 2, worker: WORKER, toWorker: 400n, validUntil: NOW + 3_600, signedBy: EMPLOYER, signature: '0x1234' };

describe('a settlement', () => {
  it('splits to the wei: nothing appears and nothing is lost', () => {
    for (const toWorker of [0n, 1n, 49n, 50n, 51n, 999n, 1_000n]) {
      const split = splitOf(asEmployer, toWorker);
      expect(split.toWorker + split.fee + split.back).toBe(1_000n + feeFor(1_000n, 200));
      expect(split.fee).toBe(feeFor(toWorker, 200));
    }
    expect(splitOf(asEmployer, 0n)).toEqual({ toWorker: 0n, fee: 0n, back: 1_020n });
    expect(feeFor(1n, 200)).toBe(1n);
  });

  it('counts what was paid item by item: all parts together cost one fee', () => {
    for (const paid of [1n, 49n, 333n, 999n]) {
      const job = { ...asEmployer, paid };
      const split = splitOf(job, 1_000n - paid);
      expect(feeFor(paid, 200) + split.fee).toBe(feeFor(1_000n, 200));
      expect(split.back).toBe(0n);
    }
  });

  it('is read by the other party as it was made', () => {
    expect(readSettlement(settlementText(connection, asWorker, offer), connection, asWorker, NOW)).toEqual(offer);
  });

  it.each([
    ['another chain', { chain_id: 1 }],
    ['another contract', { contract: EMPLOYER }],
    ['another job', { job_id: `0x${'ac'.repeat(32)}` }],
    ['an earlier round', { round: 1 }],
    ['another worker', { worker: EMPLOYER }],
    ['more than there is', { to_worker_wei: '1001' }],
    ['no number', { to_worker_wei: '4e2' }],
    ['a time that is over', { valid_until: NOW - 1 }],
    ['one’s own', { signed_by: WORKER }],
    ['no signature', { signature: '0x' }],
    ['another kind', { kind: 'something' }],
  ])('for %s is refused', (_what, change) => {
    const text = JSON.stringify({ ...(JSON.parse(settlementText(connection, asWorker, offer)) as object), ...change });
    expect(() => readSettlement(text, connection, asWorker, NOW)).toThrow(expect.objectContaining({ fault: 'bad_offer' }));
  });

  it.each(['', 'hello', '{', 'null', '[]', 'x'.repeat(9_000)])('that is no text of ours is refused', (text) => {
    expect(() => readSettlement(text, connection, asWorker, NOW)).toThrow(expect.objectContaining({ fault: 'bad_offer' }));
  });

  it('counts until its last second', () => {
    const text = settlementText(connection, asWorker, offer);
    expect(readSettlement(text, connection, asWorker, offer.validUntil).toWorker).toBe(400n);
    expect(() => readSettlement(text, connection, asWorker, offer.validUntil + 1)).toThrow();
  });

  it('puts the signature where the contract wants it; the sender needs none', () => {
    expect(settleArguments(asWorker, offer)).toEqual([ID, 400n, BigInt(offer.validUntil), '0x1234', '0x']);
    expect(settleArguments(asEmployer, { ...offer, signedBy: WORKER })).toEqual([ID, 400n, BigInt(offer.validUntil), '0x', '0x1234']);
  });

  it('signs what the contract hashes', () => {
    const { types, primaryType, domain } = settleTypedData(connection, offer);
    const fields = (types[primaryType] ?? []).map(({ name, type }) => `${type} ${name}`).join(',');
    expect(`${primaryType}(${fields})`).toBe('Settle(bytes32 jobId,uint8 round,address worker,uint256 toWorker,uint256 validUntil)');
    expect(domain).toEqual({ name: 'PayChainEscrow', version: '1', chainId: 1337, verifyingContract: CONTRACT });
  });
});

describe('a job', () => {
  const steps = [{ name: 'JobCreated', args: { employer: EMPLOYER, termsWord: (1_000n << 80n) | (12n << 168n) }, block: 1, transactionHash: ID, logIndex: 0 }];
  const over: StoredJob = { ...stored, employer: ZERO, amount: 0n, flags: 0, status: 6 };

  it('that is over keeps what the contract has forgotten', () => {
    const job: RescueJob = jobOf(ID, over, steps, EMPLOYER);
    expect(job).toMatchObject({ role: 'employer', status: 'Released', amount: 1_000n, fee: 20n, employer: EMPLOYER, token: null });
  });

  it('knows who looks at it', () => {
    expect([EMPLOYER, WORKER, CONTRACT].map((me) => jobOf(ID, stored, steps, me).role)).toEqual(['employer', 'worker', 'former']);
  });
});

describe('more time', () => {
  const time: TimeOffer = { newClock: asWorker.clock + 3_600, validUntil: NOW + 3_600, signedBy: EMPLOYER, signature: '0x1234' };

  it('is read by the other party as it was offered', () => {
    expect(readTimeOffer(timeOfferText(connection, asWorker, time), connection, asWorker, NOW)).toEqual(time);
    expect(amendArguments(asWorker, time).slice(-2)).toEqual(['0x1234', '0x']);
  });

  it.each([
    ['another round', { round: 1 }],
    ['another status', { status: 'Active' }],
    ['a clock that was moved since', { clock: NOW }],
    ['an end that is no later', { new_clock: asWorker.clock }],
    ['an end that is no time', { new_clock: 1.5 }],
    ['one’s own', { signed_by: WORKER }],
    ['a split', { kind: 'paychain-settlement' }],
  ])('for %s is refused', (_what, change) => {
    const text = JSON.stringify({ ...(JSON.parse(timeOfferText(connection, asWorker, time)) as object), ...change });
    expect(() => readTimeOffer(text, connection, asWorker, NOW)).toThrow(expect.objectContaining({ fault: 'bad_offer' }));
  });
});
