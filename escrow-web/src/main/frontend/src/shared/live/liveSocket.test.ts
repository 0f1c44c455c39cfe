import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveSocket, type LiveEvent, type LiveState } from '@/shared/live/liveSocket';

class FakeSocket {
  sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: ((close: { code: number }) => void) | null = null;
  readonly url: string;
  constructor(url: string) {
    this.url = url;
  }
  send(text: string) {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }
  close() {
    this.onclose?.({ code: 1000 });
  }
  say(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

let sockets: FakeSocket[];
let events: LiveEvent[];
let states: LiveState[];
let tickets: number;
let ticket: () => Promise<string>;
const onGap = vi.fn();
const renew = vi.fn(async () => true);

function start(): LiveSocket {
  const live = new LiveSocket({
    url: 'ws://host/rt/events',
    channels: ['jobs', 'payments'],
    ticket: () => ticket(),
    onEvent: (event) => events.push(event),
    onState: (state) => states.push(state),
    onGap,
    renew,
    random: () => 1,
    connect: (url) => {
      const socket = new FakeSocket(url);
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
  });
  live.start();
  return live;
}

const event = (id: string, channel = 'jobs') => ({ op: 'event', v: 1, id, type: 'job_created', channel, occurred_at: '', data: {} });
const settle = () => vi.advanceTimersByTimeAsync(0);
const socket = (index: number) => sockets[index] as FakeSocket;

async function goLive(index: number) {
  socket(index).onopen?.();
  socket(index).say({ op: 'subscribed' });
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  events = [];
  states = [];
  tickets = 0;
  ticket = async () => `t ${(tickets += 1)}`;
  onGap.mockReset();
  renew.mockReset().mockResolvedValue(true);
});
afterEach(() => vi.useRealTimers());

describe('a line that was cut without a word', () => {
  it('is asked now and then, and given up when it does not answer', async () => {
    start();
    await settle();
    await goLive(0);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(socket(0).sent.at(-1)).toEqual({ op: 'ping' });
    socket(0).say({ op: 'pong' });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(states.at(-1)).toBe('live');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(states.at(-1)).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sockets).toHaveLength(2);
  });

  it('is not asked any more once it was stopped', async () => {
    const live = start();
    await settle();
    await goLive(0);
    const said = socket(0).sent.length;
    live.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(socket(0).sent).toHaveLength(said);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('live socket', () => {
  it('connects with a ticket and subscribes without a place to resume from', async () => {
    start();
    await settle();
    expect(socket(0).url).toBe('ws://host/rt/events?ticket=t%201');
    await goLive(0);
    expect(socket(0).sent).toEqual([{ op: 'subscribe', channels: ['jobs', 'payments'] }]);
    expect(states).toEqual(['connecting', 'live']);
  });

  it('resumes after the last event with a new ticket', async () => {
    start();
    await settle();
    await goLive(0);
    socket(0).say(event('0000000000000007'));
    socket(0).onclose?.({ code: 1006 });
    await settle();
    expect(states.at(-1)).toBe('waiting');
    await vi.advanceTimersByTimeAsync(500);
    await goLive(1);
    expect(socket(1).url).toContain('t%202');
    expect(socket(1).sent[0]).toMatchObject({ op: 'subscribe', after: '0000000000000007' });
    expect(onGap).not.toHaveBeenCalled();
  });

  it('passes a replayed event on once', async () => {
    start();
    await settle();
    await goLive(0);
    socket(0).say(event('1'));
    socket(0).say(event('1'));
    socket(0).say(event('1', 'user:5'));
    expect(events.map((each) => each.channel)).toEqual(['jobs', 'user:5']);
  });

  it('reports a gap after a reconnect that has nothing to resume from', async () => {
    start();
    await settle();
    await goLive(0);
    socket(0).onclose?.({ code: 1006 });
    await vi.advanceTimersByTimeAsync(500);
    await goLive(1);
    expect(onGap).toHaveBeenCalledOnce();
  });

  it('waits longer after every failure, at most half a minute', async () => {
    ticket = async () => {
      tickets += 1;
      throw new Error('no answer');
    };
    start();
    await settle();
    for (const pause of [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      const before = tickets;
      await vi.advanceTimersByTimeAsync(pause - 1);
      expect(tickets).toBe(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(tickets).toBe(before + 1);
    }
  });

  it('wakes at once when the network is back', async () => {
    const live = start();
    await settle();
    socket(0).onclose?.({ code: 1006 });
    await settle();
    live.wake();
    await settle();
    expect(sockets).toHaveLength(2);
  });

  it('comes back at once when it was cut for being slow', async () => {
    start();
    await settle();
    await goLive(0);
    socket(0).onclose?.({ code: 4008 });
    await settle();
    expect(sockets).toHaveLength(2);
  });

  it('stops when the session is over, goes on when it was renewed', async () => {
    start();
    await settle();
    await goLive(0);
    socket(0).onclose?.({ code: 4001 });
    await vi.advanceTimersByTimeAsync(500);
    expect(sockets).toHaveLength(2);
    renew.mockResolvedValue(false);
    socket(1).onclose?.({ code: 4001 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sockets).toHaveLength(2);
    expect(states.at(-1)).toBe('stopped');
  });

  it('does not reconnect after it was stopped', async () => {
    const live = start();
    await settle();
    live.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sockets).toHaveLength(1);
  });

  it('begins at the present when the server does not know its last event', async () => {
    start();
    await settle();
    await goLive(0);
    socket(0).say(event('77'));
    socket(0).onclose?.({ code: 1006 });
    await vi.advanceTimersByTimeAsync(500);
    socket(1).onopen?.();
    socket(1).say({ op: 'error', code: 'INVALID_AFTER' });
    expect(socket(1).sent.at(-1)).toEqual({ op: 'subscribe', channels: ['jobs', 'payments'] });
    socket(1).say({ op: 'subscribed' });
    expect(onGap).toHaveBeenCalledOnce();
  });

  it('survives nonsense', async () => {
    start();
    await settle();
    await goLive(0);
    socket(0).onmessage?.({ data: 'not json' });
    socket(0).say({ op: 'event' });
    socket(0).say(event('9'));
    expect(events).toHaveLength(1);
  });
});
