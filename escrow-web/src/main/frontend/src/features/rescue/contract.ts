import escrow from '@contracts/PayChainEscrow.json';
import { decodeErrorResult, decodeEventLog, decodeFunctionResult, encodeEventTopics, encodeFunctionData, type Abi, type AbiEvent, type Hex } from 'viem';

// The committed ABI of the contract, so that this page cannot drift from it.
const ABI = escrow as Abi;

/** What the contract says with a name and values: an event or a refusal. */
export interface Said {
  name: string;
  args: Record<string, unknown>;
}

/** A log as `eth_getLogs` answers it. */
export interface RawLog {
  topics: Hex[];
  data: Hex;
  blockNumber: Hex;
  transactionHash: Hex;
  logIndex: Hex;
}

export function callData(functionName: string, args: unknown[]): Hex {
  return encodeFunctionData({ abi: ABI, functionName, args });
}

/** Decodes what a view function answered. */
export function resultOf(functionName: string, data: Hex): unknown {
  return decodeFunctionResult({ abi: ABI, functionName, data });
}

/** The first topic of an event's logs. */
export function topicOf(eventName: string): Hex {
  const [topic] = encodeEventTopics({ abi: ABI, eventName });
  if (typeof topic !== 'string') throw new Error(`no event ${eventName} in the contract`);
  return topic;
}

/** The first topics of every event that belongs to a job, whose id is the second topic. */
export function jobTopics(): Hex[] {
  const events = ABI.filter((item): item is AbiEvent => item.type === 'event');
  return events.filter(({ inputs: [first] }) => first?.name === 'id' && first.type === 'bytes32' && first.indexed === true).map(({ name }) => topicOf(name));
}

/** Reads a log; null when it is none that the contract knows. */
export function eventOf(log: RawLog): Said | null {
  try {
    const { eventName, args } = decodeEventLog({ abi: ABI, data: log.data, topics: log.topics as [Hex, ...Hex[]] });
    return { name: eventName ?? '', args: (args ?? {}) as unknown as Record<string, unknown> };
  } catch {
    return null;
  }
}

/** Reads revert data; null when it is none of the contract's errors. Its values are named as in the contract. */
export function refusalOf(data: Hex): Said | null {
  try {
    const { errorName, args, abiItem } = decodeErrorResult({ abi: ABI, data });
    const inputs = 'inputs' in abiItem ? abiItem.inputs : [];
    return { name: errorName, args: Object.fromEntries(inputs.map((input, i) => [input.name ?? String(i), (args as unknown[] | undefined)?.[i]])) };
  } catch {
    return null;
  }
}
