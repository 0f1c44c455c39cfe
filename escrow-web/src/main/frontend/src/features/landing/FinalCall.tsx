import { ButtonLink } from '@/shared/ui/Button';

export function FinalCall() {
  return (
    <section className="container-page py-16 text-center lg:py-24">
      <h2 className="mx-auto max-w-2xl text-h2">Start with a job you can trust</h2>
      <p className="mx-auto mt-4 max-w-xl leading-relaxed text-muted">Connect a wallet, choose your side, and the next job has its pay locked before anybody lifts a finger.</p>
      <div className="mt-8 flex flex-col justify-center gap-3 sm:flex-row">
        <ButtonLink to="/jobs" tone="worker" className="min-h-12 px-6">
          Find paid work
        </ButtonLink>
        <ButtonLink to="/jobs/create" tone="employer" className="min-h-12 px-6">
          Post a job with locked pay
        </ButtonLink>
      </div>
    </section>
  );
}
