import { WalletConnection } from '@/features/auth/ConnectWallet';
import { AppsPanel } from '@/features/oauth/AppsPanel';
import { DataPanel } from '@/features/security/DataPanel';
import { EmailPanel } from '@/features/security/EmailPanel';
import { PasskeysPanel } from '@/features/security/PasskeysPanel';
import { PasswordPanel } from '@/features/security/PasswordPanel';
import { ShowSecondFactor } from '@/features/security/RequiredActions';
import { SessionsPanel } from '@/features/security/SessionsPanel';
import { TwoStepPanel } from '@/features/security/TwoStepPanel';
import { WalletsPanel } from '@/features/security/WalletsPanel';
import { useTitle } from '@/shared/ui/useTitle';

export function SecurityPage() {
  useTitle('Security');
  return (
    <div className="mx-auto max-w-3xl" data-testid="security">
      <h1 className="text-page">Security</h1>
      <p className="mt-2 leading-relaxed text-muted">How you come in, and where you are signed in.</p>
      <div className="mt-6 space-y-6">
        <ShowSecondFactor />
        <PasskeysPanel />
        <WalletsPanel connect={(onConnected, onRefused) => <WalletConnection onConnected={onConnected} onRefused={onRefused} />} />
        <TwoStepPanel />
        <PasswordPanel />
        <EmailPanel />
        <SessionsPanel />
        <AppsPanel />
        <DataPanel />
      </div>
    </div>
  );
}
