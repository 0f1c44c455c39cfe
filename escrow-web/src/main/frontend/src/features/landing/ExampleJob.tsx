import { Check, LockKeyhole } from 'lucide-react';

const STEPS = [
  { who: 'Employer', text: 'locks pay and fee', amount: '0.12444 ETH', tone: 'bg-employer' },
  { who: 'Worker', text: 'accepts with a signature', amount: null, tone: 'bg-worker' },
  { who: 'Worker', text: 'submits the work', amount: null, tone: 'bg-worker' },
  { who: 'Contract', text: 'pays the worker', amount: '0.122 ETH', tone: 'bg-primary' },
];

/** The worked example of the rules: a job of 500 dollars, step by step. */
export function ExampleJob() {
  return (
    <figure className="animate-scale-in rounded-2xl border border-line bg-surface p-6 shadow-lift sm:p-8" aria-label="Worked example of a job">
      <div className="flex items-start justify-between gap-4">
        <div>
          <p className="text-sm text-muted">A job of</p>
          <p className="tabular text-3xl font-bold tracking-tight">$500.00</p>
        </div>
        <span className="grid size-12 place-items-center rounded-full bg-primary-soft text-primary-text">
          <LockKeyhole aria-hidden className="size-6" />
        </span>
      </div>
      <ol className="mt-6">
        {STEPS.map((step, index) => (
          <li key={step.text} className="relative flex gap-4 pb-5 last:pb-0">
            {index < STEPS.length - 1 && <span aria-hidden className="absolute bottom-0 left-3 top-6 w-px bg-line" />}
            <span aria-hidden className={`grid size-6 shrink-0 place-items-center rounded-full text-white ${step.tone}`}>
              <Check className="size-3.5" strokeWidth={3} />
            </span>
            <p className="flex flex-1 flex-wrap items-baseline justify-between gap-x-4 text-[0.9375rem]">
              <span>
                <span className="font-semibold">{step.who}</span> {step.text}
              </span>
              {step.amount && <span className="tabular font-semibold">{step.amount}</span>}
            </p>
          </li>
        ))}
      </ol>
      <figcaption className="mt-6 border-t border-line pt-4 text-sm leading-relaxed text-muted">
        Worked example at 1 USD = 0.000244 ETH. The 2 % fee is paid by the employer on top; the worker receives exactly what was agreed.
      </figcaption>
    </figure>
  );
}
