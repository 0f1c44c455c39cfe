import { describe, expect, it } from 'vitest';
import { toWalletError, WalletError } from '@/shared/chain/walletErrors';

describe('wallet errors', () => {
  it.each([
    [{ code: 4001, message: 'User rejected the request.' }, 'rejected'],
    [{ code: 'ACTION_REJECTED', message: 'user denied' }, 'rejected'],
    [{ code: -32603, message: 'Internal', data: { originalError: { code: 4001 } } }, 'rejected'],
    [new Error('MetaMask Tx Signature: User denied transaction signature.'), 'rejected'],
    [{ code: -32002, message: 'Request already pending' }, 'busy'],
    [{ code: -32000, message: 'insufficient funds for gas * price + value' }, 'insufficient_funds'],
    [{ code: -32603, message: 'Internal JSON-RPC error.', data: { message: 'sender balance: insufficient funds' } }, 'insufficient_funds'],
    [{ code: 4902, message: 'Unrecognized chain ID' }, 'wrong_chain'],
    [new Error('Provided chainId "1337" must match the active chainId "1"'), 'wrong_chain'],
    [{ code: 4100, message: 'The requested account has not been authorized' }, 'wrong_account'],
    [{ code: 4900, message: 'Disconnected' }, 'disconnected'],
    [new TypeError('Failed to fetch'), 'disconnected'],
    [{ code: -32601, message: 'Method not found' }, 'unsupported'],
    [{ code: 3, message: 'execution reverted: custom error' }, 'reverted'],
    [{ message: 'odd' }, 'unknown'],
    [null, 'unknown'],
    ['User rejected', 'rejected'],
  ])('%o is %s', (error, problem) => {
    const result = toWalletError(error);
    expect(result.problem).toBe(problem);
    expect(result.title).not.toBe('');
    expect(result.next).not.toBe('');
  });

  it('leaves its own kind alone', () => {
    const own = new WalletError('wrong_account', 'You signed in as 0x1.');
    expect(toWalletError(own)).toBe(own);
    expect(own.next).toContain('You signed in as 0x1.');
  });

  it('never shows the wallet’s own text, which a page cannot trust', () => {
    expect(toWalletError({ code: 1, message: '<img src=x>' }).message).not.toContain('<img');
  });
});
