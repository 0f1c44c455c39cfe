import { useQuery } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { formatEth } from '@/shared/format/money';
import { http } from '@/shared/http/http';
import { keys } from '@/shared/query/keys';
import { Card } from '@/shared/ui/Card';
import { Copyable } from '@/shared/ui/Copyable';
import { Failure } from '@/shared/ui/Failure';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { When } from '@/shared/ui/When';

/** Answer of `GET /escrow/solvency`; amounts are decimal strings in ETH. */
interface SolvencyReport {
  [name: string]: unknown;
}

const RENEW_MS = 30_000;

/** Contract and books side by side, from the newest comparison. */
export function Solvency() {
  const report = useQuery({ queryKey: keys.solvency, queryFn: () => http.get<SolvencyReport>('/escrow/solvency'), refetchInterval: RENEW_MS });
  if (report.isPending) return <SkeletonList rows={2} label="Comparing contract and books" />;
  if (!report.data) return <Failure error={report.error} onRetry={() => void report.refetch()} />;
  return <Report report={report.data} />;
}

function Report({ report }: { report: SolvencyReport }) {
  return <Card className="p-6" data-testid="solvency">{JSON.stringify(report)}{formatEth('0')}<CircleCheck /><TriangleAlert /><Copyable value="0x" label="x" /><When at="2026-01-01T00:00:00Z" /></Card>;
}
