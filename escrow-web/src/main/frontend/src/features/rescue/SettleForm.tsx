import { useId, useState } from 'react';
import { TakeOffer } from '@/features/rescue/TakeOffer';
import { MakeOffer } from '@/features/rescue/MakeOffer';
import type { RescueJob } from '@/features/rescue/jobs';
import type { Desk } from '@/features/rescue/useRun';
import { Button } from '@/shared/ui/Button';

/** Both parties agree on a split: one makes an offer, the other pastes, checks and sends it. */
export function SettleForm({ job, desk }: { job: RescueJob; desk: Desk }) {
  const [side, setSide] = useState<'make' | 'take'>('make');
  const id = useId();
  return (
    <section aria-labelledby={id} className="space-y-4 rounded-lg border border-line p-4" data-testid="rescue-settle">
      <h4 id={id} className="font-semibold">
        Settle with the other party
      </h4>
      <p className="leading-relaxed text-muted">One of you signs an offer and sends its text to the other, who checks it and sends it to the contract. Until then nothing happens.</p>
      <div className="flex flex-wrap gap-2">
        <Button tone={side === 'make' ? 'primary' : 'plain'} aria-pressed={side === 'make'} onClick={() => setSide('make')} data-testid="rescue-make">
          Make an offer
        </Button>
        <Button tone={side === 'take' ? 'primary' : 'plain'} aria-pressed={side === 'take'} onClick={() => setSide('take')} data-testid="rescue-take">
          I have an offer
        </Button>
      </div>
      {side === 'make' ? <MakeOffer job={job} desk={desk} /> : <TakeOffer job={job} desk={desk} />}
    </section>
  );
}
