import { TestClock } from '@/features/testclock/TestClock';
import { useTitle } from '@/shared/ui/useTitle';

export function TestClockPage() {
  useTitle('Test clock of the demo');
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="text-page">Test clock of the demo</h1>
      <p className="mb-6 mt-2 leading-relaxed text-muted">See what happens when time runs out, without waiting: application and development chain move forward together.</p>
      <TestClock />
    </div>
  );
}
