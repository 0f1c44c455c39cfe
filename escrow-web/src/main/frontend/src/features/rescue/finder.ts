import { pad, type Address, type Hex } from 'viem';
import { eventOf, jobTopics, topicOf, type RawLog } from '@/features/rescue/contract';
import { headOf, view, type Connection, type Head } from '@/features/rescue/connection';
import { arbiterIdOf, ETHER, ITEMS, jobOf, NO_ASSET, TOKEN, type JobAsset, type RescueJob, type Step, type StoredJob } from '@/features/rescue/jobs';
import { collectLogs, type BlockRange, type LogOptions } from '@/features/rescue/logs';
import { isFinal, STATUSES } from '@/features/rescue/rules';
import { sameAddress } from '@/shared/format/words';

/** Money that could not be delivered, by asset; the zero address is ether. */
export interface Waiting {
  token: Address;
  amount: bigint;
}

export interface Found {
  head: Head;
  jobs: RescueJob[];
  waiting: Waiting[];
}

// Read again every time, because the newest blocks may still be replaced.
const OVERLAP = 64;
const IDS_AT_ONCE = 50;

/** Finds everything of one account from the contract's logs, and keeps it up to date. */
export class Finder {
  readonly #connection: Connection;
  readonly #me: Address;
  readonly #options: LogOptions;
  readonly #ids = new Set<Hex>();
  readonly #steps = new Map<Hex, Map<string, Step>>();
  readonly #over = new Map<Hex, StoredJob>();
  readonly #arbiters = new Map<number, Address>();
  readonly #tokens = new Set<Address>([ETHER]);
  #scannedTo: number;

  constructor(connection: Connection, me: Address, options: LogOptions = {}) {
    this.#connection = connection;
    this.#me = me;
    this.#options = options;
    this.#scannedTo = connection.fromBlock - 1;
  }

  /** Reads what is new, and every unfinished job's state. */
  async update(): Promise<Found> {
    const head = await headOf(this.#connection.rpc);
    const range = { from: Math.max(this.#connection.fromBlock, this.#scannedTo + 1 - OVERLAP), to: head.number };
    const known = [...this.#ids];
    await this.#findJobs(range);
    await this.#findRulings(range);
    await this.#findWaiting(range);
    await this.#readSteps(known, range);
    await this.#readSteps([...this.#ids].filter((id) => !known.includes(id)), { from: this.#connection.fromBlock, to: head.number });
    this.#scannedTo = head.number;
    return { head, jobs: await this.#jobs(), waiting: await this.#waiting() };
  }

  /** Every job this account ever locked pay for or accepted, in any round. */
  async #findJobs(range: BlockRange): Promise<void> {
    const logs = await this.#logs(range, [[topicOf('JobCreated'), topicOf('JobAccepted')], null, pad(this.#me)]);
    for (const log of logs) if (log.topics[1]) this.#ids.add(log.topics[1]);
  }

  /** Disputes that this account may rule: the terms name an arbiter by number, the contract knows whose it is. */
  async #findRulings(range: BlockRange): Promise<void> {
    const logs = await this.#logs(range, [topicOf('JobDisputed')]);
    for (const { topics } of logs) {
      const id = topics[1];
      if (id && !this.#ids.has(id) && (await this.#isArbiter(await this.#stored(id)))) this.#ids.add(id);
    }
  }

  async #isArbiter(stored: StoredJob): Promise<boolean> {
    return sameAddress(await this.#arbiter(arbiterIdOf(stored)), this.#me);
  }

  /** Whom a number names; that never changes. */
  async #arbiter(number: number): Promise<Address> {
    if (number === 0) return ETHER;
    const known = this.#arbiters.get(number);
    if (known) return known;
    const { rpc, contract } = this.#connection;
    const named = (await view(rpc, contract, 'arbiters', [number])) as Address;
    if (named !== ETHER) this.#arbiters.set(number, named);
    return named;
  }

  async #findWaiting(range: BlockRange): Promise<void> {
    const logs = await this.#logs(range, [topicOf('PaymentPending'), pad(this.#me)]);
    for (const log of logs) this.#tokens.add((eventOf(log)?.args['token'] as Address | undefined) ?? ETHER);
  }

  async #readSteps(ids: Hex[], range: BlockRange): Promise<void> {
    for (let i = 0; i < ids.length; i += IDS_AT_ONCE) {
      const logs = await this.#logs(range, [jobTopics(), ids.slice(i, i + IDS_AT_ONCE)]);
      logs.forEach((log) => this.#remember(log));
    }
  }

  #remember(log: RawLog): void {
    const [, id] = log.topics;
    const event = eventOf(log);
    if (!id || !event) return;
    const steps = this.#steps.get(id) ?? new Map<string, Step>();
    this.#steps.set(id, steps);
    const [block, logIndex] = [Number.parseInt(log.blockNumber, 16), Number.parseInt(log.logIndex, 16)];
    steps.set(`${log.transactionHash} ${logIndex}`, { ...event, block, transactionHash: log.transactionHash, logIndex });
  }

  async #logs(range: BlockRange, topics: unknown[]): Promise<RawLog[]> {
    const { rpc, contract } = this.#connection;
    return collectLogs(range, ({ from, to }) => rpc.logs({ address: contract, fromBlock: hex(from), toBlock: hex(to), topics }), this.#options);
  }

  async #jobs(): Promise<RescueJob[]> {
    const jobs: RescueJob[] = [];
    for (const id of this.#ids) {
      const steps = [...(this.#steps.get(id)?.values() ?? [])].sort((a, b) => a.block - b.block || a.logIndex - b.logIndex);
      const stored = await this.#stored(id);
      jobs.push(jobOf(id, stored, steps, this.#me, await this.#asset(id, stored), await this.#arbiter(arbiterIdOf(stored))));
    }
    // A log of a block that was replaced may name a job that is not there.
    return jobs.filter(({ status }) => status !== 'None').sort((a, b) => lastBlock(b) - lastBlock(a));
  }

  async #stored(id: Hex): Promise<StoredJob> {
    const { rpc, contract } = this.#connection;
    const stored = this.#over.get(id) ?? ((await view(rpc, contract, 'getJob', [id])) as StoredJob);
    if (isFinal(STATUSES[stored.status] ?? 'None')) this.#over.set(id, stored);
    return stored;
  }

  /** What a job with a token or items has besides; nothing for the others. */
  async #asset(id: Hex, { flags }: StoredJob): Promise<JobAsset> {
    if ((flags & (TOKEN | ITEMS)) === 0) return NO_ASSET;
    const { rpc, contract } = this.#connection;
    const [token, paid, itemsRoot] = (await view(rpc, contract, 'getJobAsset', [id])) as [Address, bigint, Hex, bigint];
    return { token, paid, itemsRoot };
  }

  async #waiting(): Promise<Waiting[]> {
    const { rpc, contract } = this.#connection;
    const amounts = await Promise.all([...this.#tokens].map(async (token) => ({ token, amount: (await view(rpc, contract, 'pending', [this.#me, token])) as bigint })));
    return amounts.filter(({ amount }) => amount > 0n);
  }
}

function lastBlock({ steps }: RescueJob): number {
  return steps.at(-1)?.block ?? 0;
}

function hex(block: number): Hex {
  return `0x${block.toString(16)}`;
}
