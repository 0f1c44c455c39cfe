import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { connectWallet, type SignInStep } from '@/features/auth/api';
import { WalletPicker } from '@/features/auth/WalletPicker';
import { chainQuery } from '@/shared/chain/chainInfo';
import type { WalletOption } from '@/shared/chain/eip1193';
import { chooseWallet } from '@/shared/chain/walletStore';
import { refresh } from '@/shared/session/session';
import { Card } from '@/shared/ui/Card';
import { Failure } from '@/shared/ui/Failure';

/** The first wallet of somebody who registered with a password. */
export function ConnectWallet() {
  return (
    <Card className="space-y-4 p-5 sm:p-7" data-testid="connect-wallet">
      <h2 className="text-lg font-semibold">Connect your wallet</h2>
      <p className="leading-relaxed text-muted">You need one to post a job or to accept one. You sign a message; nothing is sent and nothing is paid.</p>
      <WalletConnection
        onConnected={(option) => {
          chooseWallet(option);
          void refresh(); // the access token names the wallet
        }}
      />
    </Card>
  );
}

/** Picks a wallet, has it sign, and gives it to the account. */
export function WalletConnection({ onConnected, onRefused }: { onConnected(option: WalletOption): void; onRefused?(error: unknown): void }) {
  const client = useQueryClient();
  const [step, setStep] = useState<SignInStep | null>(null);
  const [option, setOption] = useState<WalletOption | null>(null);
  const [error, setError] = useState<unknown>(null);

  async function connect(chosen: WalletOption) {
    setOption(chosen);
    setError(null);
    try {
      await connectWallet(chosen, await client.query({ ...chainQuery, staleTime: 'static' }), setStep);
      onConnected(chosen);
    } catch (problem) {
      setError(problem);
      onRefused?.(problem);
    } finally {
      setStep(null);
    }
  }

  return (
    <>
      {error !== null && <Failure error={error} testId="connect-error" />}
      <WalletPicker busy={option} step={step} onPick={(chosen) => void connect(chosen)} />
    </>
  );
}
