import { formatDateTime, formatRelative } from '@/shared/format/time';
import { useNow } from '@/shared/ui/useNow';

/**
 * A moment, relative to now or absolute; the other form is in the title. `past` names one that has happened: the chain's
 * clock may run a little ahead of this one, and what is done is never "in less than a minute".
 */
export function When({ at, absolute = false, past = false, testId }: { at: string; absolute?: boolean; past?: boolean; testId?: string }) {
  const now = useNow();
  const ago = formatRelative(at, past ? Math.max(now, Date.parse(at)) : now);
  const [shown, other] = absolute ? [formatDateTime(at), ago] : [ago, formatDateTime(at)];
  return (
    <time dateTime={at} title={other} data-testid={testId} className="tabular whitespace-nowrap">
      {shown}
    </time>
  );
}
