import { describe, expect, it } from 'vitest';
import { pageWith } from '@/features/rescue/save';
import { linkOf, problemsOf, sameContract, settingsFromJson, settingsFromLink, settingsFromServer, type RescueSettings } from '@/features/rescue/settings';

const GOOD: RescueSettings = { rpc: 'https://node.example/v2/key', contract: '0x5FbDB2315678afecb367f032d93F642f64180aa3', chain: '1337', from: '12' };

describe('where the jobs are', () => {
  it('survives a link', () => {
    expect(settingsFromLink(linkOf(GOOD))).toEqual(GOOD);
    expect(settingsFromLink('#rpc=http%3A%2F%2F127.0.0.1%3A8545')).toEqual({ rpc: 'http://127.0.0.1:8545', contract: '', chain: '', from: '0' });
    expect(settingsFromLink('')).toBeNull();
    expect(settingsFromLink('#main')).toBeNull();
  });

  it('comes from the server, with or without a public node', () => {
    const data = { chain_id: 1337, rpc_url: null, contract_address: GOOD.contract, deploy_block: 12, confirmations: 1 };
    expect(settingsFromServer(data)).toEqual({ ...GOOD, rpc: '' });
    expect(settingsFromServer({ ...data, rpc_url: GOOD.rpc })).toEqual(GOOD);
    expect(settingsFromServer(null)).toBeNull();
  });

  it.each([
    ['rpc', 'ws://node.example'],
    ['rpc', 'http://node.example'],
    ['rpc', 'javascript:alert(1)'],
    ['rpc', 'node.example'],
    ['contract', '0x1'],
    ['contract', '0x5FbDB2315678afecb367f032d93F642f64180aa4'.replace('5F', '5f')],
    ['chain', '0x539'],
    ['chain', ''],
    ['from', '-1'],
  ] as const)('refuses %s %s', (field, value) => {
    expect(Object.keys(problemsOf({ ...GOOD, [field]: value }))).toEqual([field]);
  });

  it.each(['https://node.example', 'http://127.0.0.1:8545', 'http://localhost:8545/'])('takes the node %s', (rpc) => {
    expect(problemsOf({ ...GOOD, rpc })).toEqual({});
  });

  it('compares contract and chain, not the node', () => {
    expect(sameContract(GOOD, { ...GOOD, rpc: 'https://other.example', contract: GOOD.contract.toLowerCase() })).toBe(true);
    expect(sameContract(GOOD, { ...GOOD, chain: '1' })).toBe(false);
  });
});

describe('a saved page', () => {
  const PAGE = '<html><head><script id="rescue-settings" type="application/json"></script></head><body><script type="module">run();</script></body></html>';

  it('holds the settings and its script as it was', () => {
    const saved = pageWith(GOOD, PAGE);
    expect(saved).toContain('<script type="module">run();</script>');
    expect(settingsFromJson(/json">(.*?)<\/script>/.exec(saved)?.[1] ?? '')).toEqual(GOOD);
    expect(pageWith(GOOD, saved.replace('<!doctype html>\n', ''))).toBe(saved);
  });

  it('cannot be broken by what was typed', () => {
    const saved = pageWith({ ...GOOD, rpc: '</script><script>alert(1)</script>' }, PAGE);
    expect(saved.match(/<script/g)).toHaveLength(2);
    expect(settingsFromJson(/json">(.*?)<\/script>/.exec(saved)?.[1] ?? '')?.rpc).toContain('alert(1)');
  });
});
