import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { disputesApi } from '@/features/disputes/api';
import { useWork } from '@/features/disputes/queries';
import { isAmountOf, partOf } from '@/features/disputes/part';
import { payOf, type Dispute } from '@/features/disputes/types';
import { scaleOf } from '@/shared/format/money';
import { useSigner } from '@/shared/chain/useSigner';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { TextArea, TextField } from '@/shared/ui/Field';
import { Notice } from '@/shared/ui/Notice';


/** The arbiter splits the pay; the transaction is sent by the arbiter's own wallet, which pays its network cost. */
export function RulingForm({ dispute }: { dispute: Dispute }) {
  const signer = useSigner();
  const work = useWork(dispute.job_id);
  // The console's splits lead here with one chosen.
  const [chosen] = useSearchParams();
  const pay = payOf(dispute);
  const [amount, setAmount] = useState(chosen.get('to_worker') ?? '');
  const [reasons, setReasons] = useState('');
  const [wrong, setWrong] = useState<{ amount?: string; reasons?: string }>({});
  const [sent, setSent] = useState(false);

  async function rule() {
    const problems = { ...(isAmountOf(amount, pay.asset) ? {} : { amount: `An amount like 0.05, with at most ${scaleOf(pay.asset)} decimals.` }), ...(reasons.trim() ? {} : { reasons: 'The parties want to know why.' }) };
    setWrong(problems);
    if (Object.keys(problems).length > 0) return;
    const done = await work.run(async () => signer.send((await disputesApi.rule(dispute.id, amount, reasons.trim())).transaction));
    setSent(done);
  }

  if (sent)
    return (
      <Notice tone="info" title="Your ruling is on its way to the chain" testId="ruling-sent" live>
        It counts once the chain has confirmed it; this page shows it then.
      </Notice>
    );
  return (
    <div className="space-y-4" data-testid="ruling-form">
      <h2 className="text-lg font-semibold">Your ruling</h2>
      <p className="text-sm text-muted">
        You split the pay of {pay.amount} {pay.asset} between both. The rest of the pay and of the fee goes back to the employer. Your own wallet sends the ruling; the contract takes it from the arbiter that the job’s terms name, once, and nobody can undo it.
      </p>
      <div className="flex flex-wrap gap-2">
        {[0, 25, 50, 75, 100].map((percent) => (
          <Button key={percent} tone="plain" onClick={() => setAmount(partOf(pay.amount, percent, scaleOf(pay.asset)))} data-testid={`ruling-${percent}`}>
            {percent} %
          </Button>
        ))}
      </div>
      <TextField label={`The worker gets (${pay.asset})`} inputMode="decimal" autoComplete="off" value={amount} error={wrong.amount} onChange={(event) => setAmount(event.target.value.trim())} data-testid="ruling-amount" />
      <TextArea label="Reasons, for both parties" rows={4} maxLength={4_000} value={reasons} error={wrong.reasons} onChange={(event) => setReasons(event.target.value)} data-testid="ruling-text" />
      {work.error !== null && <Failure error={work.error} testId="ruling-error" />}
      <Button tone="danger" busy={work.busy} onClick={() => void rule()} data-testid="ruling-send">
        Send the ruling from my wallet
      </Button>
    </div>
  );
}
