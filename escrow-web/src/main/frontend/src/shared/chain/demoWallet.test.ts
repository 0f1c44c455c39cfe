import { afterEach, describe, expect, it, vi } from 'vitest';
import { mnemonicToAccount } from 'viem/accounts';
import { parseTransaction, recoverMessageAddress, recoverTypedDataAddress } from 'viem';
import { demoAllowed, type ChainInfo } from '@/shared/chain/chainInfo';
import { DEMO_ACCOUNTS, DEMO_MNEMONIC } from '@/shared/chain/demoAccounts';
import { createDemoProvider } from '@/shared/chain/demoWallet';

const CHAIN: ChainInfo = { chain_id: 1337, rpc_url: 'http://127.0.0.1:1/', contract_address: '0xc', confirmations: 1, explorer_url: null, demo: true };
const ME = DEMO_ACCOUNTS[1] as string;

afterEach(() => vi.unstubAllGlobals());

describe('demo wallet', () => {
  it('lists the addresses that the mnemonic gives', () => {
    const derived = DEMO_ACCOUNTS.map((_, addressIndex) => mnemonicToAccount(DEMO_MNEMONIC, { addressIndex }).address);
    expect(derived).toEqual(DEMO_ACCOUNTS);
  });

  it.each([
    [{ ...CHAIN, chain_id: 1 }],
    [{ ...CHAIN, chain_id: 11155111 }],
    [{ ...CHAIN, demo: false }],
    [{ ...CHAIN, rpc_url: null }],
  ])('does not exist on %o', (chain) => {
    expect(demoAllowed(chain)).toBe(false);
    expect(() => createDemoProvider(chain, 0)).toThrow();
  });

  it('signs a message as its account', async () => {
    const wallet = createDemoProvider(CHAIN, 1);
    const signature = (await wallet.request({ method: 'personal_sign', params: ['0x6869', ME] })) as `0x${string}`;
    expect(await recoverMessageAddress({ message: 'hi', signature })).toBe(ME);
  });

  it('signs typed data whose integers are strings', async () => {
    const typed = {
      domain: { name: 'PayChainEscrow', version: '1', chainId: '1337', verifyingContract: '0x5FbDB2315678afecb367f032d93F642f64180aa3' },
      types: {
        EIP712Domain: [
          { name: 'name', type: 'string' },
          { name: 'version', type: 'string' },
          { name: 'chainId', type: 'uint256' },
          { name: 'verifyingContract', type: 'address' },
        ],
        Release: [
          { name: 'jobId', type: 'bytes32' },
          { name: 'amount', type: 'uint256' },
          { name: 'note', type: 'string' },
        ],
      },
      primaryType: 'Release',
      message: { jobId: `0x${'ab'.repeat(32)}`, amount: '122000000000000000', note: '42' },
    };
    const wallet = createDemoProvider(CHAIN, 1);
    const signature = (await wallet.request({ method: 'eth_signTypedData_v4', params: [ME, JSON.stringify(typed)] })) as `0x${string}`;
    const signer = await recoverTypedDataAddress({
      domain: { ...typed.domain, chainId: 1337n, verifyingContract: '0x5FbDB2315678afecb367f032d93F642f64180aa3' },
      types: { Release: typed.types.Release },
      primaryType: 'Release',
      message: { ...typed.message, amount: 122000000000000000n },
      signature,
    });
    expect(signer).toBe(ME);
  });

  it('sends a raw transaction of its own making', async () => {
    const raw: string[] = [];
    vi.stubGlobal('fetch', async (_url: string, init: { body: string }) => {
      const { method, params } = JSON.parse(init.body) as { method: string; params: string[] };
      if (method === 'eth_sendRawTransaction') raw.push(params[0] as string);
      const results: Record<string, unknown> = { eth_estimateGas: '0x186a0', eth_getTransactionCount: '0x3', eth_getBlockByNumber: { baseFeePerGas: '0x7' }, eth_sendRawTransaction: '0xhash' };
      return new Response(JSON.stringify({ result: results[method] }));
    });
    const wallet = createDemoProvider(CHAIN, 1);
    const request = { from: ME, to: '0x5FbDB2315678afecb367f032d93F642f64180aa3', data: '0x01', value: '0x10' };
    expect(await wallet.request({ method: 'eth_sendTransaction', params: [request] })).toBe('0xhash');
    expect(parseTransaction(raw[0] as `0x02${string}`)).toMatchObject({ chainId: 1337, nonce: 3, value: 16n, gas: 120_000n, data: '0x01' });
  });

  it('passes the chain’s refusal on with its code', async () => {
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ error: { code: -32003, message: 'insufficient funds' } })));
    const wallet = createDemoProvider(CHAIN, 1);
    await expect(wallet.request({ method: 'eth_sendTransaction', params: [{ from: ME, to: '0x1' }] })).rejects.toMatchObject({ code: -32003 });
  });
});
