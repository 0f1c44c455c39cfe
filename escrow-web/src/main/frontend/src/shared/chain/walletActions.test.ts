import { describe, expect, it, vi } from 'vitest';
import type { ChainInfo } from '@/shared/chain/chainInfo';
import type { Eip1193Provider } from '@/shared/chain/eip1193';
import { ensureChain, requireAccount, sendTransaction, signMessage } from '@/shared/chain/walletActions';

const CHAIN: ChainInfo = { chain_id: 1337, rpc_url: 'http://127.0.0.1:8545', contract_address: '0xc', confirmations: 1, explorer_url: null };

function wallet(answers: Record<string, (params?: unknown[]) => unknown>): Eip1193Provider & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    request: vi.fn(async ({ method, params }: { method: string; params?: unknown[] }) => {
      asked.push(method);
      if (!answers[method]) throw Object.assign(new Error('no such method'), { code: -32601 });
      return answers[method](params);
    }),
  };
}

describe('wallet actions', () => {
  it('leaves a wallet on the right chain alone', async () => {
    const provider = wallet({ eth_chainId: () => '0x539' });
    await ensureChain(provider, CHAIN);
    expect(provider.asked).toEqual(['eth_chainId']);
  });

  it('adds a chain that the wallet does not know', async () => {
    let chain = '0x1';
    const provider = wallet({
      eth_chainId: () => chain,
      wallet_switchEthereumChain: () => {
        throw { code: 4902 };
      },
      wallet_addEthereumChain: (params) => {
        expect(params).toMatchObject([{ chainId: '0x539', rpcUrls: [CHAIN.rpc_url] }]);
        chain = '0x539';
        return null;
      },
    });
    await ensureChain(provider, CHAIN);
    expect(provider.asked).toContain('wallet_addEthereumChain');
  });

  it('asks for the chain to be added by hand where no public node is offered', async () => {
    const provider = wallet({
      eth_chainId: () => '0x1',
      wallet_switchEthereumChain: () => {
        throw { code: 4902 };
      },
    });
    await expect(ensureChain(provider, { ...CHAIN, rpc_url: null })).rejects.toMatchObject({ problem: 'wrong_chain', next: expect.stringContaining('Add it there by hand') });
    expect(provider.asked).not.toContain('wallet_addEthereumChain');
  });

  it('says "declined" when the person refuses to switch', async () => {
    const provider = wallet({
      eth_chainId: () => '0x1',
      wallet_switchEthereumChain: () => {
        throw { code: 4001 };
      },
    });
    await expect(ensureChain(provider, CHAIN)).rejects.toMatchObject({ problem: 'rejected' });
  });

  it('says "wrong chain" when the wallet cannot or does not switch', async () => {
    const cannot = wallet({ eth_chainId: () => '0x1' });
    await expect(ensureChain(cannot, CHAIN)).rejects.toMatchObject({ problem: 'wrong_chain' });
    const pretends = wallet({ eth_chainId: () => '0x1', wallet_switchEthereumChain: () => null });
    await expect(ensureChain(pretends, CHAIN)).rejects.toMatchObject({ problem: 'wrong_chain' });
  });

  it('sends the value as exact hex and nothing else of its own', async () => {
    const send = vi.fn((_params?: unknown[]) => '0xhash');
    const provider = wallet({ eth_chainId: () => '0x539', eth_sendTransaction: send });
    await sendTransaction(provider, '0xme', CHAIN, { chain_id: 1337, to: '0xc', data: '0xda', value: '124440000000000000' });
    expect(send).toHaveBeenCalledWith([{ from: '0xme', to: '0xc', data: '0xda', value: '0x1ba19854bd98000' }]);
  });

  it('sends nothing that was prepared for another chain', async () => {
    const provider = wallet({ eth_chainId: () => '0x539', eth_sendTransaction: () => '0xhash' });
    await expect(sendTransaction(provider, '0xme', CHAIN, { chain_id: 1, to: '0xc', data: '0x', value: '1' })).rejects.toMatchObject({ problem: 'wrong_chain' });
    expect(provider.asked).not.toContain('eth_sendTransaction');
  });

  it('refuses an account the person did not sign in with', async () => {
    const provider = wallet({ eth_accounts: () => ['0xAA'] });
    expect(await requireAccount(provider, '0xaa')).toBe('0xAA');
    await expect(requireAccount(provider, '0xbb')).rejects.toMatchObject({ problem: 'wrong_account' });
  });

  it('signs text as UTF-8 hex', async () => {
    const sign = vi.fn((_params?: unknown[]) => '0xsig');
    await signMessage(wallet({ personal_sign: sign }), '0xme', 'é');
    expect(sign).toHaveBeenCalledWith(['0xc3a9', '0xme']);
  });
});
