import { formatDateTime, formatRelative } from '@/shared/format/time';
import { useNow } from '@/shared/ui/useNow';

/** A moment, relative to now or absolute; the other form is in the title. */
export function When({ at, absolute = false, testId }: { at: string; absolute?: boolean; testId?: string }) {
  const now = useNow();
  const [shown, other] = absolute ? [formatDateTime(at), formatRelative(at, now)] : [formatRelative(at, now), formatDateTime(at)];
  return (
    <time dateTime={at} title={other} data-testid={testId} className="tabular whitespace-nowrap">
      {shown}
    </time>
  );
}
