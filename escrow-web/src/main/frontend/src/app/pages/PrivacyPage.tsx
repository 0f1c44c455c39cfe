import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTitle } from '@/shared/ui/useTitle';

/** What is kept about people, for how long, and what they can do about it. */
export function PrivacyPage() {
  useTitle('Privacy');
  return (
    <article className="mx-auto max-w-3xl space-y-8" data-testid="privacy">
      <header>
        <h1 className="text-page">Privacy</h1>
        <p className="mt-2 leading-relaxed text-muted">Version 2026-11-22. What this site keeps about you, why, and for how long.</p>
      </header>
      <Part title="What we keep">
        Your username, e-mail address and wallet addresses; passwords only as Argon2id hashes, passkeys only as public keys; the jobs, messages and agreements of which you are a party; your sessions with device and network, so that you can see and end them; the applications that you let in or registered; and an audit trail of sign-ins and changes to accounts.
      </Part>
      <Part title="What stands on the chain">
        Jobs that are funded stand on a public blockchain: wallet addresses, amounts, times and hashes, never names or texts. Nobody can take them back, neither we nor you.
      </Part>
      <Part title="For how long">
        Links in mails live 24 hours at most, those of invitations seven days, invitations 30 days after their end, nonces five minutes, refresh tokens seven days (an application’s thirty at most), ended sessions thirty days more. What you sign to apply for a job is forgotten when it can bind you no longer, your message with it 90 days later unless you got the job; wallets that you remove are remembered until you erase your account. The audit trail forgets addresses and devices after a year unless the operator of this site has set another time. Jobs and the ledger stay: two people and the books depend on them.
      </Part>
      <Part title="What you can do">
        At{' '}
        <Link to="/security" className="text-link">
          Security
        </Link>{' '}
        you can download everything that we keep about you, correct your address, take back what you agreed to, end sessions, and erase your account; a last mail tells you so, and then we forget its address. Erasing removes whatever tells who you are; finished jobs stay with the other party under a pseudonym.
      </Part>
      <Part title="Who else sees it">Nobody gets your data for advertising, and no page of this site loads anything from elsewhere. Whoever you let into your account by an authorised application sees what you granted, and no more.</Part>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="mt-2 leading-relaxed">{children}</p>
    </section>
  );
}
