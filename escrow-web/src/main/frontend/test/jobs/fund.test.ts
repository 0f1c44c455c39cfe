import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { jobsApi } from '@/features/jobs/api';
import { performAction, type Acting } from '@/features/jobs/performAction';
import type { PreparedTransaction, TypedData } from '@/shared/chain/eip1193';
import type { Sent } from '@/shared/chain/watch';
import { ApiError } from '@/shared/http/apiError';
import type { Funding } from '@/shared/jobs/types';
import { aJob } from './jobFixture';

vi.mock('@/shared/chain/watch', () => ({ watchTransaction: (_node: unknown, _hash: string, tell: (sent: Sent) => void) => Promise.resolve(tell('included')) }));

const call = (data: string): PreparedTransaction => ({ chain_id: 1337, to: '0x5FbDB2315678afecb367f032d93F642f64180aa3', data, value: '0' });
const TYPED: TypedData = { domain: { name: 'Test dollar' }, types: {}, primaryType: 'ReceiveWithAuthorization', message: {} };
const APPROVED: Funding = { ...call('0xcreate'), approval: { ...call('0xapprove'), asset: 'USDC', amount: '10.2' } };
const AUTHORIZED: Funding = { ...APPROVED, authorization: { typed_data: TYPED, valid_until: '2030-01-01T00:00:00Z' } };

function acting(sign: () => Promise<string> = () => Promise.resolve('0xsigned')) {
  const sent: string[] = [];
  const send = ({ data }: PreparedTransaction) => {
    sent.push(data);
    return Promise.resolve({ hash: '0xhash', provider: { request: () => Promise.resolve(null) } });
  };
  const typedData = vi.fn(sign);
  const all: Acting = { job: aJob({ payment_status: 'pending' }), client: new QueryClient(), signer: { typedData, send }, report: () => undefined };
  return { all, sent, typedData };
}

function refusal(code: string): ApiError {
  return new ApiError({ status: 400, code, title: code, detail: '', errors: [] } as unknown as ApiError['problem']);
}

describe('locking pay', () => {
  let authorize: MockInstance<typeof jobsApi.authorizeFunding>;

  beforeEach(() => {
    authorize = vi.spyOn(jobsApi, 'authorizeFunding').mockResolvedValue(call('0xauthorized'));
    vi.spyOn(jobsApi, 'reportFunding').mockResolvedValue(aJob());
  });

  it('in ether is one transaction', async () => {
    const { all, sent, typedData } = acting();
    await performAction(all, 'fund', { funding: call('0xether') });
    expect(sent).toEqual(['0xether']);
    expect(typedData).not.toHaveBeenCalled();
  });

  it('in a token that takes a signature is one signature and one transaction', async () => {
    const { all, sent, typedData } = acting();
    await performAction(all, 'fund', { funding: AUTHORIZED });
    expect(typedData).toHaveBeenCalledWith(TYPED);
    expect(authorize).toHaveBeenCalledWith(all.job.id, '0xsigned');
    expect(sent).toEqual(['0xauthorized']);
  });

  it('in another token is an approval and a transaction', async () => {
    const { all, sent } = acting();
    await performAction(all, 'fund', { funding: APPROVED });
    expect(sent).toEqual(['0xapprove', '0xcreate']);
  });

  it('with a wallet whose signature a token does not take falls back to the approval', async () => {
    authorize.mockRejectedValue(refusal('SIGNATURE_INVALID'));
    const { all, sent } = acting();
    await performAction(all, 'fund', { funding: AUTHORIZED });
    expect(sent).toEqual(['0xapprove', '0xcreate']);
  });

  it('stops when the server refuses otherwise, or the person declines', async () => {
    authorize.mockRejectedValue(refusal('ALREADY_FUNDED'));
    const refused = acting();
    await expect(performAction(refused.all, 'fund', { funding: AUTHORIZED })).rejects.toMatchObject({ code: 'ALREADY_FUNDED' });
    const declined = acting(() => Promise.reject(new Error('declined')));
    await expect(performAction(declined.all, 'fund', { funding: AUTHORIZED })).rejects.toThrow('declined');
    expect([...refused.sent, ...declined.sent]).toEqual([]);
  });
});
