/** One event of the live stream (envelope of version 1). */
export interface LiveEvent {
  v: number;
  id: string;
  type: string;
  channel: string;
  occurred_at: string;
  data: Record<string, unknown>;
}

/** What the connection indicator shows. */
export type LiveState = 'connecting' | 'live' | 'waiting' | 'stopped';

export interface LiveSocketOptions {
  url: string;
  channels: string[];
  /** Buys a one-use ticket; rejects when the server cannot be asked. */
  ticket(): Promise<string>;
  onEvent(event: LiveEvent): void;
  onState(state: LiveState): void;
  /** Called after a reconnect that had no event id to resume from: anything may have been missed. */
  onGap(): void;
  /** The server ended the session (4001); answers whether it could be renewed. */
  renew(): Promise<boolean>;
  connect?(url: string): WebSocket;
  random?(): number;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const REMEMBERED_IDS = 500;
const BEAT_MS = 20_000;
const GONE = 1006;
const SESSION_ENDED = 4001;
const TOO_SLOW = 4008;

/**
 * Keeps one socket open: a fresh ticket per connection, growing pauses between attempts, and
 * `after` with the last event id so that nothing is lost. An event that arrives twice on the same
 * channel is passed on once.
 */
export class LiveSocket {
  readonly #options: LiveSocketOptions;
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #attempt = 0;
  #lastId: string | null = null;
  #seen = new Set<string>();
  #running = false;
  #wasLive = false;
  #generation = 0;
  #beat: ReturnType<typeof setInterval> | null = null;
  #heard = true;

  constructor(options: LiveSocketOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#open();
  }

  stop(): void {
    this.#running = false;
    this.#generation += 1;
    if (this.#timer) clearTimeout(this.#timer);
    this.#quiet();
    this.#socket?.close(1000);
    this.#socket = null;
    this.#options.onState('stopped');
  }

  /** Tries at once when a pause is running, for example when the network is back. */
  wake(): void {
    if (!this.#running || this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    void this.#open();
  }

  async #open(): Promise<void> {
    const generation = (this.#generation += 1);
    this.#options.onState('connecting');
    try {
      const ticket = await this.#options.ticket();
      if (generation !== this.#generation || !this.#running) return;
      this.#attach(`${this.#options.url}?ticket=${encodeURIComponent(ticket)}`);
    } catch {
      if (generation === this.#generation) this.#pause();
    }
  }

  #attach(url: string): void {
    const socket = this.#options.connect?.(url) ?? new WebSocket(url);
    this.#socket = socket;
    socket.onopen = () => this.#subscribe(socket);
    socket.onmessage = (message) => this.#receive(socket, String(message.data));
    socket.onclose = (close) => {
      if (this.#socket === socket) void this.#closed(close.code);
    };
  }

  #subscribe(socket: WebSocket): void {
    const after = this.#lastId === null ? {} : { after: this.#lastId };
    socket.send(JSON.stringify({ op: 'subscribe', channels: this.#options.channels, ...after }));
  }

  #receive(socket: WebSocket, text: string): void {
    const message = parse(text);
    if (this.#socket !== socket || message === null) return;
    this.#heard = true;
    if (message['op'] === 'subscribed') this.#live();
    if (message['op'] === 'error' && message['code'] === 'INVALID_AFTER') this.#startOver(socket);
    if (message['op'] === 'event' && typeof message['id'] === 'string') this.#deliver(message as unknown as LiveEvent);
  }

  #live(): void {
    this.#attempt = 0;
    if (this.#wasLive && this.#lastId === null) this.#options.onGap();
    this.#wasLive = true;
    this.#options.onState('live');
    this.#quiet();
    this.#beat = setInterval(() => this.#ask(), BEAT_MS);
  }

  // A line that was cut without a word (a laptop asleep, a lost network) looks open for ever: who does not
  // answer a ping until the next one is gone.
  #ask(): void {
    const socket = this.#socket;
    if (socket === null) return;
    if (this.#heard) {
      this.#heard = false;
      socket.send(JSON.stringify({ op: 'ping' }));
      return;
    }
    socket.close();
    if (this.#socket === socket) void this.#closed(GONE);
  }

  #quiet(): void {
    if (this.#beat) clearInterval(this.#beat);
    this.#beat = null;
  }

  // The server does not know our last event, as after a restore: begin at the present.
  #startOver(socket: WebSocket): void {
    if (this.#lastId === null) return;
    this.#lastId = null;
    this.#subscribe(socket);
  }

  #deliver(event: LiveEvent): void {
    this.#lastId = event.id;
    const key = `${event.id} ${event.channel}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    if (this.#seen.size > REMEMBERED_IDS) this.#seen.delete(this.#seen.values().next().value as string);
    this.#options.onEvent(event);
  }

  async #closed(code: number): Promise<void> {
    this.#socket = null;
    this.#quiet();
    if (!this.#running) return;
    if (code === SESSION_ENDED && !(await this.#options.renew().catch(() => true))) return this.stop();
    if (!this.#running) return;
    if (code === TOO_SLOW && this.#attempt === 0) {
      this.#attempt = 1;
      return this.#open();
    }
    this.#pause();
  }

  #pause(): void {
    if (!this.#running) return;
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#attempt);
    const spread = 0.5 + (this.#options.random ?? Math.random)() / 2;
    this.#attempt += 1;
    this.#options.onState('waiting');
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#open();
    }, longest * spread);
  }
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
