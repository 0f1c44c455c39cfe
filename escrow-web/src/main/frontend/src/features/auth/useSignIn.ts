import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { signInWith, type SignInStep } from '@/features/auth/api';
import { setPendingRegistration } from '@/features/auth/registration';
import { chainQuery } from '@/shared/chain/chainInfo';
import type { WalletOption } from '@/shared/chain/eip1193';
import { chooseWallet } from '@/shared/chain/walletStore';
import { begin, currentToken, forget, leave } from '@/shared/session/session';

export interface SignIn {
  step: SignInStep | null;
  option: WalletOption | null;
  error: unknown;
  /** The token of a sign-in that asks for a second factor. */
  secondStep: string | null;
  beginAnew(): void;
  /** Answers whether the wallet has an account; `null` when signing in failed. */
  start(option: WalletOption): Promise<boolean | null>;
}

/** The sign-in of one wallet, replacing a present session only when the wallet has signed. */
export function useSignIn(): SignIn {
  const client = useQueryClient();
  const [step, setStep] = useState<SignInStep | null>(null);
  const [option, setOption] = useState<WalletOption | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [secondStep, setSecondStep] = useState<string | null>(null);

  async function start(chosen: WalletOption): Promise<boolean | null> {
    let left = false;
    const leaveOld = async () => {
      if (currentToken() === null) return;
      await leave();
      left = true;
    };
    setOption(chosen);
    setError(null);
    try {
      const chain = await client.query({ ...chainQuery, staleTime: 'static' });
      const { wallet, answer } = await signInWith(chosen, chain, setStep, leaveOld);
      chooseWallet(chosen);
      if ('mfa_token' in answer) {
        setSecondStep(answer.mfa_token);
        if (currentToken() !== null) forget();
        return null;
      }
      if (answer.registered) begin(answer);
      else {
        setPendingRegistration({ token: answer.registration_token, wallet, option: chosen });
        if (currentToken() !== null) forget();
      }
      return answer.registered;
    } catch (problem) {
      if (left) forget();
      setError(problem);
      return null;
    } finally {
      setStep(null);
    }
  }

  return { step, option, error, secondStep, beginAnew: () => setSecondStep(null), start };
}
