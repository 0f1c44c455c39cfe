import { useQuery } from '@tanstack/react-query';
import { Mail as MailIcon } from 'lucide-react';
import { account, type DevMail } from '@/features/account/api';
import { keys } from '@/shared/query/keys';
import { Card } from '@/shared/ui/Card';
import { Empty } from '@/shared/ui/Empty';
import { Failure } from '@/shared/ui/Failure';
import { SkeletonList } from '@/shared/ui/Skeleton';
import { When } from '@/shared/ui/When';

/** The demo's mailbox: what would have been sent. */
export function DevMailbox() {
  const mails = useQuery({ queryKey: keys.devMails, queryFn: ({ signal }) => account.devMails(signal), refetchInterval: 3_000, retry: false });
  if (mails.isPending) return <SkeletonList label="Loading mails" />;
  if (mails.isError) return <Failure error={mails.error} onRetry={() => void mails.refetch()} />;
  if (mails.data.items.length === 0) return <Empty icon={MailIcon} title="No mails yet">Register, or ask for a new password.</Empty>;
  return (
    <ul className="space-y-4" data-testid="dev-mails">
      {mails.data.items.map((mail) => (
        <OneMail key={mail.id} mail={mail} />
      ))}
    </ul>
  );
}

function OneMail({ mail }: { mail: DevMail }) {
  const link = /https?:\/\/\S+/.exec(mail.text)?.[0] ?? null;
  return (
    <li>
      <Card className="p-5" data-testid="dev-mail" data-to={mail.to}>
        <h2 className="font-semibold">{mail.subject}</h2>
        <p className="mt-1 text-sm text-muted">
          to <span className="break-all">{mail.to}</span>, <When at={mail.sent_at} past />
        </p>
        <pre className="mt-3 whitespace-pre-wrap break-words font-sans text-sm leading-relaxed">{mail.text}</pre>
        {link && sameSite(link) && (
          <a href={link} className="mt-3 inline-flex min-h-11 items-center font-semibold text-primary-text hover:underline" data-testid="dev-mail-link">
            Open the link
          </a>
        )}
      </Card>
    </li>
  );
}

function sameSite(link: string): boolean {
  return new URL(link).origin === window.location.origin;
}
