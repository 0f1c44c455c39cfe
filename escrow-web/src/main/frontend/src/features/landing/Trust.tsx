import { Ban, Hourglass, Receipt, Scale } from 'lucide-react';
import { Reveal } from '@/shared/ui/Reveal';

const RULES = [
  { Icon: Ban, title: 'Nobody can redirect the pay', text: 'A release pays only the worker who accepted, a refund only the employer who paid. No key of ours moves it anywhere else.' },
  { Icon: Receipt, title: 'The worker gets the exact amount', text: 'The fee is paid on top by the employer and only earned when the worker is paid. Refunds return it in full.' },
  { Icon: Hourglass, title: 'Every wait has an end', text: 'Accept-by, work deadline, review window: when a clock runs out, anybody can make the contract act, with or without us.' },
  { Icon: Scale, title: 'The books match the chain', text: 'Contract and ledger are compared to the last wei, in public, on the solvency page.' },
];

export function Trust() {
  return (
    <section id="trust" className="border-y border-line bg-surface">
      <div className="container-page grid gap-10 py-16 lg:grid-cols-[1fr_1.6fr] lg:py-24">
        <div>
          <h2 className="text-h2">Rules instead of promises</h2>
          <p className="mt-4 max-w-md leading-relaxed text-muted">The contract holds the money, not PayChain. These are its rules; each step of each job links to the transaction that proves it.</p>
        </div>
        <ul className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
          {RULES.map(({ Icon, title, text }) => (
            <li key={title}>
              <Reveal>
                <Icon aria-hidden className="size-6 text-primary-text" />
                <h3 className="mt-3 font-semibold">{title}</h3>
                <p className="mt-1 leading-relaxed text-muted">{text}</p>
              </Reveal>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
