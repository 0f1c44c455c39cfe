import { encodeAbiParameters, keccak256, stringToBytes, type Hex } from 'viem';
import { describe, expect, it } from 'vitest';
import { itemArguments, leafOf, readItems, type ProvenItem } from '@/features/rescue/items';
import { jobOf, type RescueJob, type Step, type StoredJob } from '@/features/rescue/jobs';
import { actionsFor } from '@/features/rescue/rules';
import { paidItemsWords } from '@/features/rescue/words';

const ID = `0x${'ab'.repeat(32)}` as const;
const EMPLOYER = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const ETHER = '0x0000000000000000000000000000000000000000';
const NO_HASH = `0x${'0'.repeat(64)}` as const;

interface Given {
  index: number;
  amount: string;
  text?: string;
  hash?: Hex;
}

const GIVEN: Given[] = [0, 1, 255, 7].map((index, i) => ({ index, amount: String(1_000 + i), text: `part ${index}` }));

function hashOf({ text, hash }: Given): Hex {
  return hash ?? keccak256(stringToBytes(text ?? ''));
}

function leaf(given: Given): Hex {
  return leafOf({ index: given.index, amount: BigInt(given.amount), hash: hashOf(given) });
}

function pair(a: Hex, b: Hex): Hex {
  return keccak256(`0x${[a, b].sort().map((hash) => hash.slice(2)).join('')}`);
}

/** What `MerkleProof.verify` of OpenZeppelin does. */
function climbed({ proof, ...item }: ProvenItem): Hex {
  return proof.reduce(pair, leafOf(item));
}

function jobWith(root: Hex): Pick<RescueJob, 'items' | 'id'> {
  return { id: ID, items: { root, paid: [] } };
}

describe('the list of a job’s items', () => {
  it('hashes a leaf as the documentation says: index, amount and hash, twice', () => {
    const words = encodeAbiParameters([{ type: 'uint256' }, { type: 'uint256' }, { type: 'bytes32' }], [255n, 9n, ID]);
    expect(leafOf({ index: 255, amount: 9n, hash: ID })).toBe(keccak256(keccak256(words)));
  });

  it('proves each item of a tree that is built level by level', () => {
    const [a, b, c, d] = GIVEN.map(leaf) as [Hex, Hex, Hex, Hex];
    const root = pair(pair(a, b), pair(c, d));
    const items = readItems(JSON.stringify(GIVEN), jobWith(root));
    expect(items.map(climbed)).toEqual([root, root, root, root]);
    expect(items[2]).toMatchObject({ index: 255, amount: 1_002n, text: 'part 255', proof: [d, pair(a, b)] });
  });

  it.each([
    [1, ([a]: Hex[]) => a],
    [3, ([a, b, c]: Hex[]) => pair(pair(a as Hex, b as Hex), c as Hex)],
    [5, ([a, b, c, d, e]: Hex[]) => pair(pair(pair(a as Hex, b as Hex), pair(c as Hex, d as Hex)), e as Hex)],
  ])('takes one that is left over up as it is, of %i', (count, rootOf) => {
    const given = [...GIVEN, { index: 9, amount: '5', hash: ID }].slice(0, count);
    const root = rootOf(given.map(leaf)) as Hex;
    expect(new Set(readItems(JSON.stringify(given), jobWith(root)).map(climbed))).toEqual(new Set([root]));
  });

  it('proves each item of OpenZeppelin’s standard tree, whatever the order of the list', () => {
    const given = GIVEN.slice(0, 3);
    const [x, y, z] = given.map(leaf).sort() as [Hex, Hex, Hex];
    // Five nodes: 4 and 3 are the smallest two, 2 is the third, 1 joins 3 and 4.
    const root = pair(pair(x, y), z);
    for (const list of [given, [...given].reverse()]) expect(new Set(readItems(JSON.stringify(list), jobWith(root)).map(climbed))).toEqual(new Set([root]));
  });

  it('knows 256 items', () => {
    const given = Array.from({ length: 256 }, (_, index) => ({ index, amount: '1', hash: ID }));
    let level = given.map(leaf);
    while (level.length > 1) level = level.flatMap((hash, i) => (i % 2 === 0 ? [pair(hash, level[i + 1] as Hex)] : []));
    expect(readItems(JSON.stringify(given), jobWith(level[0] as Hex))).toHaveLength(256);
  });

  it.each([
    ['nothing', '[]'],
    ['no list', '{"items": []}'],
    ['no JSON', '['],
    ['a number twice', JSON.stringify([GIVEN[0], GIVEN[0]])],
    ['a number too high', JSON.stringify([{ ...GIVEN[0], index: 256 }])],
    ['a fraction', JSON.stringify([{ ...GIVEN[0], amount: '1.5' }])],
    ['an amount that is no text', JSON.stringify([{ ...GIVEN[0], amount: 1_000 }])],
    ['neither text nor hash', JSON.stringify([{ index: 0, amount: '1' }])],
    ['a short hash', JSON.stringify([{ index: 0, amount: '1', hash: '0x12' }])],
    ['another amount', JSON.stringify([{ ...GIVEN[0], amount: '1001' }])],
    ['another text', JSON.stringify([{ ...GIVEN[0], text: 'part 1' }])],
    ['no item at all', '[null]'],
  ])('with %s is refused', (_what, text) => {
    expect(() => readItems(text, jobWith(leaf(GIVEN[0] as Given)))).toThrow(expect.objectContaining({ fault: 'bad_items' }));
  });

  it('becomes the arguments of releaseItem', () => {
    const [item] = readItems(JSON.stringify([GIVEN[0]]), jobWith(leaf(GIVEN[0] as Given))) as [ProvenItem];
    expect(itemArguments(jobWith(NO_HASH), item)).toEqual([ID, 0, 1_000n, keccak256(stringToBytes('part 0')), []]);
  });
});

describe('a job that is paid in parts', () => {
  const stored: StoredJob = { employer: EMPLOYER, amount: 4_006n, flags: 2, worker: ETHER, clock: 0, workHours: 24, reviewHours: 72, feeBps: 200, workerPct: 100, status: 2, round: 0 };
  const step = (name: string, args: Record<string, unknown>, logIndex: number): Step => ({ name, args, block: 1, transactionHash: ID, logIndex });
  const created = step('JobCreated', { employer: EMPLOYER, termsWord: (2n << 168n) | (4_006n << 80n) }, 0);
  const steps = [created, step('JobAsset', { token: ETHER, itemsRoot: ID }, 1), step('ItemReleased', { index: 255, amount: 1_002n }, 2)];

  it('tells which are paid, while it runs and when it is over', () => {
    const running = jobOf(ID, stored, steps, EMPLOYER, { token: ETHER, paid: 1_002n, itemsRoot: ID });
    expect(running.items).toEqual({ root: ID, paid: [{ index: 255, amount: 1_002n }] });
    const over = jobOf(ID, { ...stored, employer: ETHER, amount: 0n, flags: 0, status: 6 }, steps, EMPLOYER);
    expect(over.items).toEqual(running.items);
    expect(paidItemsWords(running, { root: ID, paid: [] })).toBe('none yet');
    expect(paidItemsWords({ token: EMPLOYER }, running.items ?? { root: ID, paid: [] })).toContain('no. 255: 1,002');
    expect(jobOf(ID, { ...stored, flags: 0 }, [], EMPLOYER).items).toBeNull();
  });

  it.each(['Active', 'Submitted', 'Disputed'] as const)('lets the employer pay an item while it is %s, and nobody else', (status) => {
    expect(actionsFor(status, 'employer', 1, 0, true)).toContain('item');
    expect(actionsFor(status, 'employer', 1, 2, true)).toContain('item');
    expect(actionsFor(status, 'employer', 1, 0)).not.toContain('item');
    for (const role of ['worker', 'former', 'arbiter'] as const) expect(actionsFor(status, role, 1, 0, true)).not.toContain('item');
  });

  it.each(['Open', 'Vacant', 'Released', 'Refunded', 'Settled'] as const)('lets nobody pay an item while it is %s', (status) => {
    expect(actionsFor(status, 'employer', 1, 0, true)).not.toContain('item');
  });
});
