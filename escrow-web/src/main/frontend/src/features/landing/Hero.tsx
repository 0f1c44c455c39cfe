import { ArrowRight } from 'lucide-react';
import { ExampleJob } from '@/features/landing/ExampleJob';
import { ButtonLink } from '@/shared/ui/Button';

export function Hero() {
  return (
    <section className="container-page grid items-center gap-12 py-12 sm:py-16 lg:grid-cols-[1.1fr_1fr] lg:gap-16 lg:py-24">
      <div className="animate-slide-up">
        <h1 className="max-w-xl text-h1">The pay is locked before the work begins.</h1>
        <p className="mt-5 max-w-lg text-lg leading-relaxed text-muted">
          Employers lock a job’s pay in a contract. Workers see it there before they start, and are paid when the work is approved, or when nobody answers.
        </p>
        <div className="mt-8 flex flex-col gap-3 sm:flex-row">
          <ButtonLink to="/jobs" tone="worker" className="min-h-12 px-6" data-testid="cta-worker">
            Find paid work <ArrowRight aria-hidden className="size-4" />
          </ButtonLink>
          <ButtonLink to="/jobs/create" tone="employer" className="min-h-12 px-6" data-testid="cta-employer">
            Post a job with locked pay
          </ButtonLink>
        </div>
        <p className="mt-5 text-sm text-muted">No custody: your own wallet signs, and only your wallet can be paid.</p>
      </div>
      <ExampleJob />
    </section>
  );
}
