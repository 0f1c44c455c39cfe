import { Reveal } from '@/shared/ui/Reveal';

const SIDES = [
  {
    title: 'If you need work done',
    tone: 'border-employer',
    number: 'text-employer-text',
    steps: [
      ['Describe the job', 'Title, steps to tick off, hours and pay in dollars.'],
      ['Lock the pay', 'Your wallet sends pay and a 2 % fee to the contract. Until somebody accepts you can take all of it back.'],
      ['Review and pay', 'Approve with one signature. If you say nothing until the review ends, the worker is paid.'],
    ],
  },
  {
    title: 'If you look for work',
    tone: 'border-worker',
    number: 'text-worker-text',
    steps: [
      ['Pick a job', 'Every job you see has its pay already locked.'],
      ['Accept it', 'One signature binds the job to you. You pay no network cost for it.'],
      ['Submit and be paid', 'Tick the steps and submit. Approval or silence pays you exactly the agreed amount.'],
    ],
  },
] as const;

export function HowItWorks() {
  return (
    <section id="how" className="container-page py-16 lg:py-24">
      <h2 className="max-w-2xl text-h2">How a job runs from posting to payment</h2>
      <div className="mt-10 grid gap-6 lg:grid-cols-2">
        {SIDES.map((side) => (
          <Reveal key={side.title}>
            <div className={`h-full rounded-xl border border-t-4 border-x-line border-b-line bg-surface p-6 shadow-card sm:p-8 ${side.tone}`}>
              <h3 className="text-xl font-bold tracking-tight">{side.title}</h3>
              <ol className="mt-6 space-y-6">
                {side.steps.map(([title, text], index) => (
                  <li key={title} className="flex gap-4">
                    <span aria-hidden className={`tabular text-xl font-bold leading-7 ${side.number}`}>
                      {index + 1}
                    </span>
                    <div>
                      <p className="font-semibold leading-7">{title}</p>
                      <p className="mt-0.5 leading-relaxed text-muted">{text}</p>
                    </div>
                  </li>
                ))}
              </ol>
            </div>
          </Reveal>
        ))}
      </div>
    </section>
  );
}
