import type { Hex } from 'viem';
import { RescueError, type Fault } from '@/features/rescue/faults';
import { refusalOf, type RawLog } from '@/features/rescue/contract';
import { refusalWords } from '@/features/rescue/refusals';

const PATIENCE_MS = 20_000;
const ATTEMPTS = 4;
// What passes by itself; the pause doubles each time.
const FIRST_PAUSE_MS: Partial<Record<Fault, number>> = { rate_limited: 1_000, behind: 250 };

interface RpcProblem {
  code: number;
  message: string;
  data?: unknown;
}

interface Answer {
  result?: unknown;
  error?: RpcProblem;
}

/** How the node is asked; tests put their own in place. */
export interface RpcOptions {
  fetch?: typeof fetch;
  pause?: (ms: number) => Promise<void>;
}

/** One node by JSON-RPC over HTTP. Everything it cannot or will not do is a {@link RescueError}. */
export class Rpc {
  readonly url: string;
  readonly #fetch: typeof fetch;
  readonly #pause: (ms: number) => Promise<void>;
  #lastId = 0;

  constructor(url: string, options: RpcOptions = {}) {
    this.url = url;
    this.#fetch = options.fetch ?? ((input, init) => fetch(input, init));
    this.#pause = options.pause ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
  }

  /** Asks once, or again with growing pauses while the node asks us to slow down or has not caught up with itself. */
  async call(method: string, params: unknown[]): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(method, params);
      } catch (error) {
        const first = error instanceof RescueError ? FIRST_PAUSE_MS[error.fault] : undefined;
        if (first === undefined || attempt === ATTEMPTS) throw error;
        await this.#pause(first * 2 ** (attempt - 1));
      }
    }
  }

  /** A call whose answer is 0x-prefixed hex; anything else is no node's answer. */
  async hex(method: string, params: unknown[]): Promise<Hex> {
    const answer = await this.call(method, params);
    if (typeof answer !== 'string' || !answer.startsWith('0x')) throw new RescueError('not_a_node');
    return answer as Hex;
  }

  async logs(filter: Record<string, unknown>): Promise<RawLog[]> {
    const answer = await this.call('eth_getLogs', [filter]);
    if (!Array.isArray(answer)) throw new RescueError('not_a_node');
    return answer as RawLog[];
  }

  async #once(method: string, params: unknown[]): Promise<unknown> {
    this.#lastId += 1;
    const response = await this.#post(JSON.stringify({ jsonrpc: '2.0', id: this.#lastId, method, params }));
    const body = await read(response);
    if (body.error) throw problemOf(method, body.error);
    if (response.status === 429) throw new RescueError('rate_limited');
    if (response.status === 401 || response.status === 403) throw new RescueError('refused');
    if (!('result' in body)) throw new RescueError(response.status >= 500 ? 'failed' : 'not_a_node');
    return body.result;
  }

  async #post(body: string): Promise<Response> {
    try {
      const headers = { 'Content-Type': 'application/json' };
      return await this.#fetch(this.url, { method: 'POST', headers, body, signal: AbortSignal.timeout(PATIENCE_MS), credentials: 'omit', referrerPolicy: 'no-referrer' });
    } catch (error) {
      throw new RescueError(error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'unreachable');
    }
  }
}

// A refusal by HTTP alone has no body that we could read.
async function read(response: Response): Promise<Answer> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body) : {};
  } catch {
    return {};
  }
}

const TOO_MANY = /more than \d+|too (many|large|wide|big)|block range|range (limit|is)|response size|limited to|max(imum)? (results|range|block)|exceed|query timeout|timed? ?out/i;
// A new block came while the newest was being asked for, or one of several machines behind an address is late.
const BEHIND = /BlockOutOfRange|header not found|unknown block|block not found|missing trie node/i;
const RATE = /rate|too many requests|slow down|capacity|throttl/i;

function problemOf(method: string, error: RpcProblem): RescueError {
  const data = revertData(error.data) ?? revertData(error.message);
  const refusal = data === null ? null : refusalOf(data);
  if (refusal) return new RescueError('contract', refusalWords(refusal), refusal);
  return new RescueError(faultOf(method, error), plain(error.message));
}

function faultOf(method: string, { code, message }: RpcProblem): Fault {
  if (/revert/i.test(message) || code === 3) return 'contract';
  if (BEHIND.test(message)) return 'behind';
  if (RATE.test(message)) return 'rate_limited';
  if (method === 'eth_getLogs' && (TOO_MANY.test(message) || code === -32005)) return 'too_many';
  if (code === -32005 || code === 429) return 'rate_limited';
  return 'failed';
}

/** Nodes put the revert data into `data`, into `data.data`, or at the end of a text. */
function revertData(value: unknown): Hex | null {
  if (typeof value === 'string') return (/0x(?:[0-9a-fA-F]{8})(?:[0-9a-fA-F]{64})*(?![0-9a-fA-F])/.exec(value)?.[0] as Hex | undefined) ?? null;
  if (typeof value === 'object' && value !== null && 'data' in value) return revertData(value.data);
  return null;
}

// A node's text is shown as text only, and not at any length.
function plain(message: unknown): string {
  const text = typeof message === 'string' ? message.replace(/\s+/g, ' ').trim().slice(0, 160) : '';
  return text === '' ? '' : `The node says: “${text}”.`;
}
