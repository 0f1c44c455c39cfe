import { concat, encodeAbiParameters, isHex, keccak256, stringToBytes, type Hex } from 'viem';
import { RescueError } from '@/features/rescue/faults';
import type { RescueJob } from '@/features/rescue/jobs';

/** One part of a job's pay. Amounts in the asset's smallest unit. */
export interface Item {
  /** 0 to 255; its bit in the contract. */
  index: number;
  amount: bigint;
  hash: Hex;
  /** What it is for; null when the list has only its hash. */
  text: string | null;
}

/** An item that the job's terms name, with what the contract wants to see. */
export interface ProvenItem extends Item {
  proof: Hex[];
}

const LEAF = [{ type: 'uint8' }, { type: 'uint256' }, { type: 'bytes32' }] as const;
const MOST_ITEMS = 256;
const LONGEST_LIST = 200_000;
const HASH_LENGTH = 66;

/** The leaf as the contract hashes it: twice. */
export function leafOf({ index, amount, hash }: Pick<Item, 'index' | 'amount' | 'hash'>): Hex {
  return keccak256(keccak256(encodeAbiParameters(LEAF, [index, amount, hash])));
}

/**
 * Reads a pasted list, `[{ "index": 0, "amount": "1000", "text": "…" }, …]` with `hash` in place of `text` where only that is known, and proves each item against
 * the root that the contract has.
 *
 * @throws RescueError `bad_items` with the reason
 */
export function readItems(text: string, job: Pick<RescueJob, 'items'>): ProvenItem[] {
  const items = listOf(text).map(itemOf);
  refuseUnless(items.length > 0 && items.length <= MOST_ITEMS, `A job has 1 to ${MOST_ITEMS} items.`);
  refuseUnless(new Set(items.map(({ index }) => index)).size === items.length, 'It names a number twice.');
  const leaves = items.map(leafOf);
  const tree = SHAPES.map((shape) => shape(leaves)).find(({ root }) => root === job.items?.root);
  if (!tree) throw new RescueError('bad_items', 'The contract was given another list: the root is not the same.');
  return items.map((item, i) => ({ ...item, proof: tree.proof(i) }));
}

/** The arguments of `releaseItem`. */
export function itemArguments(job: Pick<RescueJob, 'id'>, { index, amount, hash, proof }: ProvenItem): unknown[] {
  return [job.id, index, amount, hash, proof];
}

// ---- trees; the contract takes any whose pairs are hashed in ascending order

interface Tree {
  root: Hex;
  /** The siblings of the leaf at this place of the list, from below. */
  proof(place: number): Hex[];
}

/** Both usual shapes. */
const SHAPES: readonly ((leaves: readonly Hex[]) => Tree)[] = [byLevels, asHeap];

/** Level by level in the order of the list; one that is left over goes up as it is. */
function byLevels(leaves: readonly Hex[]): Tree {
  const levels: (readonly Hex[])[] = [leaves];
  for (let last = leaves; last.length > 1; ) {
    const next: Hex[] = [];
    for (let i = 0; i < last.length; i += 2) next.push(pair(at(last, i), last[i + 1]));
    levels.push(next);
    last = next;
  }
  const proof = (place: number) => levels.slice(0, -1).flatMap((level, depth) => level[(place >> depth) ^ 1] ?? []);
  return { root: at(levels.at(-1) ?? [], 0), proof };
}

/** OpenZeppelin's StandardMerkleTree: sorted leaves at the end of an array in which the children of i are at 2i + 1 and 2i + 2. */
function asHeap(leaves: readonly Hex[]): Tree {
  const sorted = [...leaves].sort();
  const nodes: Hex[] = [];
  const last = 2 * leaves.length - 2;
  sorted.forEach((leaf, i) => (nodes[last - i] = leaf));
  for (let i = leaves.length - 2; i >= 0; i--) nodes[i] = pair(at(nodes, 2 * i + 1), nodes[2 * i + 2]);
  const proof = (place: number) => {
    const siblings: Hex[] = [];
    for (let i = last - sorted.indexOf(at(leaves, place)); i > 0; i = (i - 1) >> 1) siblings.push(at(nodes, i % 2 === 0 ? i - 1 : i + 1));
    return siblings;
  };
  return { root: at(nodes, 0), proof };
}

function pair(a: Hex, b: Hex | undefined): Hex {
  if (b === undefined) return a;
  return keccak256(concat(a < b ? [a, b] : [b, a]));
}

function at(hashes: readonly Hex[], place: number): Hex {
  const found = hashes[place];
  if (found === undefined) throw new RangeError(`no hash at ${place}`);
  return found;
}

// ---- reading

function listOf(text: string): unknown[] {
  refuseUnless(text.length <= LONGEST_LIST, 'It is too long.');
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value;
  } catch {
    // said below
  }
  throw new RescueError('bad_items', 'It is no complete list; copy all of it, with both brackets.');
}

function itemOf(given: unknown): Item {
  const { index, amount, hash, text } = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  refuseUnless(typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < MOST_ITEMS, 'An item has no number from 0 to 255.');
  refuseUnless(typeof amount === 'string' && /^\d{1,27}$/.test(amount), `The amount of item ${String(index)} is no whole number.`);
  const known = typeof text === 'string' ? keccak256(stringToBytes(text)) : hash;
  refuseUnless(isHex(known) && known.length === HASH_LENGTH, `Item ${String(index)} has neither a text nor a hash.`);
  return { index: index as number, amount: BigInt(amount as string), hash: (known as string).toLowerCase() as Hex, text: typeof text === 'string' ? text : null };
}

function refuseUnless(holds: boolean, reason: string): void {
  if (!holds) throw new RescueError('bad_items', reason);
}
