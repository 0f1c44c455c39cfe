import { WalletCard } from '@/features/wallet/WalletCard';
import { useUser } from '@/shared/session/session';
import { useTitle } from '@/shared/ui/useTitle';

export function WalletPage() {
  useTitle('Wallet');
  const user = useUser();
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <h1 className="text-page">Wallet</h1>
      {user && <WalletCard user={user} />}
      <p className="max-w-xl leading-relaxed text-muted">This money is yours alone: PayChain reads the balance and cannot move it. Pay that is locked in the contract is shown at each job.</p>
    </div>
  );
}
