import { Solvency } from '@/features/solvency/Solvency';
import { useTitle } from '@/shared/ui/useTitle';

export function SolvencyPage() {
  useTitle('Solvency');
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <div>
        <h1 className="text-page">Solvency</h1>
        <p className="mt-2 max-w-2xl leading-relaxed text-muted">What the contract holds on chain against what our books say it owes. Anybody can repeat this comparison: the contract’s address is below.</p>
      </div>
      <Solvency />
    </div>
  );
}
