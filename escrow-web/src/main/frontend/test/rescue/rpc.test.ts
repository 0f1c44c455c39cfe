import { describe, expect, it } from 'vitest';
import { encodeErrorResult, parseAbi } from 'viem';
import { Rpc } from '@/features/rescue/rpc';

const ID = `0x${'11'.repeat(32)}` as const;
const TOO_EARLY = encodeErrorResult({ abi: parseAbi(['error TooEarly(bytes32 id, uint256 clock, uint256 nowTime)']), errorName: 'TooEarly', args: [ID, 20n, 10n] });

function rpc(...answers: (Response | Error)[]) {
  const asked: string[] = [];
  const ask = (_url: unknown, init?: RequestInit) => {
    asked.push(init?.body as string);
    const next = answers[Math.min(asked.length, answers.length) - 1];
    return next instanceof Error ? Promise.reject(next) : Promise.resolve((next as Response).clone());
  };
  return { asked, rpc: new Rpc('https://node.example', { fetch: ask, pause: () => Promise.resolve() }) };
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const refusal = (message: string, code = -32000, data?: unknown) => json({ jsonrpc: '2.0', id: 1, error: { code, message, data } });

describe('asking a node', () => {
  it.each([
    ['no answer, or no permission for pages', new TypeError('Failed to fetch'), 'eth_chainId', 'unreachable'],
    ['silence', new DOMException('late', 'TimeoutError'), 'eth_chainId', 'timeout'],
    ['a page', new Response('<html>'), 'eth_chainId', 'not_a_node'],
    ['a missing key', json({}, 401), 'eth_chainId', 'refused'],
    ['a broken node', json({}, 502), 'eth_chainId', 'failed'],
    ['too many results', refusal('query returned more than 10000 results', -32005), 'eth_getLogs', 'too_many'],
    ['too many blocks', refusal('exceed maximum block range: 5000'), 'eth_getLogs', 'too_many'],
    ['a limit of requests', refusal('daily request rate limit reached', -32005), 'eth_chainId', 'rate_limited'],
    ['a limit by HTTP', json({}, 429), 'eth_chainId', 'rate_limited'],
    ['a block that is not there yet', refusal('header not found'), 'eth_call', 'behind'],
    ['an unknown method', refusal('the method does not exist', -32601), 'eth_chainId', 'failed'],
  ])('%s has a name', async (_what, answer, method, fault) => {
    await expect(rpc(answer).rpc.call(method, [])).rejects.toMatchObject({ fault });
  });

  it('waits and asks again while the node asks us to slow down', async () => {
    const { asked, rpc: node } = rpc(json({}, 429), json({}, 429), json({ result: '0x1' }));
    await expect(node.hex('eth_chainId', [])).resolves.toBe('0x1');
    expect(asked).toHaveLength(3);
  });

  it.each(['BlockOutOfRangeError: block height is 145 but requested was 144', 'missing trie node 5a…'])('asks again for the newest block, which has just changed: %s', async (message) => {
    const { asked, rpc: node } = rpc(refusal(message), json({ result: '0x1' }));
    await expect(node.hex('eth_call', [])).resolves.toBe('0x1');
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['in data', refusal('execution reverted', 3, TOO_EARLY)],
    ['in data.data', refusal('VM Exception', -32603, { data: TOO_EARLY })],
    ['in a text', refusal('reverted', -32015, `Reverted ${TOO_EARLY}`)],
    ['in the message', refusal(`execution reverted: ${TOO_EARLY}`, 3)],
  ])('names the contract’s error that comes %s', async (_where, answer) => {
    await expect(rpc(answer).rpc.call('eth_call', [])).rejects.toMatchObject({ fault: 'contract', refusal: { name: 'TooEarly', args: { id: ID, clock: 20n, nowTime: 10n } } });
  });

  it('calls a revert that it cannot read one of the contract’s, too', async () => {
    await expect(rpc(refusal('execution reverted', 3, '0x')).rpc.call('eth_call', [])).rejects.toMatchObject({ fault: 'contract', refusal: null });
  });
});
