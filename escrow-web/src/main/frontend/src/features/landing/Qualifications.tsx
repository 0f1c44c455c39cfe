import { BadgeCheck, FileCheck2, Fingerprint } from 'lucide-react';
import { Reveal } from '@/shared/ui/Reveal';

const POINTS = [
  { Icon: Fingerprint, title: 'One wallet, one person at work', text: 'Whoever accepts a job signs for it. The name on the job and the address that is paid belong together.' },
  { Icon: FileCheck2, title: 'Work agreed in writing', text: 'The steps of a job are part of the contract once the pay is locked, and nobody can reword them later.' },
  { Icon: BadgeCheck, title: 'A record that cannot be bought', text: 'A completed job is a payment on chain. It says who did the work, for whom and for how much, and it stays.' },
];

export function Qualifications() {
  return (
    <section id="qualifications" className="container-page py-16 lg:py-24">
      <h2 className="max-w-2xl text-h2">Qualified by finished work</h2>
      <p className="mt-4 max-w-2xl leading-relaxed text-muted">What a worker can do shows in what has been done and paid, and both sides can check it.</p>
      <ul className="mt-10 grid gap-6 md:grid-cols-3">
        {POINTS.map(({ Icon, title, text }) => (
          <li key={title}>
            <Reveal className="h-full">
              <div className="h-full rounded-xl bg-worker-soft p-6">
                <Icon aria-hidden className="size-7 text-worker-text" />
                <h3 className="mt-4 text-lg font-semibold leading-snug">{title}</h3>
                <p className="mt-2 leading-relaxed">{text}</p>
              </div>
            </Reveal>
          </li>
        ))}
      </ul>
    </section>
  );
}
