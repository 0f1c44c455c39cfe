import { useState } from 'react';
import { disputesApi } from '@/features/disputes/api';
import { useMessages, useWork } from '@/features/disputes/queries';
import type { Dispute } from '@/features/disputes/types';
import { humanize } from '@/shared/format/words';
import { Button } from '@/shared/ui/Button';
import { Failure } from '@/shared/ui/Failure';
import { TextArea } from '@/shared/ui/Field';
import { When } from '@/shared/ui/When';

const LIMIT = 4_000;

/** What the parties and the arbiter say; nothing of it can be changed later. */
export function Talk({ dispute, mayAnswer, maySay }: { dispute: Dispute; mayAnswer: boolean; maySay: boolean }) {
  const messages = useMessages(dispute.id, dispute.job_id);
  return (
    <div className="space-y-3" data-testid="dispute-talk">
      <Said who={`Employer${dispute.employer ? ` ${dispute.employer.username}` : ''}`} text={dispute.reason} at={dispute.created_at} />
      {dispute.answer && dispute.answered_at && <Said who={`Worker${dispute.worker ? ` ${dispute.worker.username}` : ''}, the answer`} text={dispute.answer} at={dispute.answered_at} />}
      {(messages.data ?? []).map((message) => (
        <Said key={message.id} who={humanize(message.author)} text={message.text} at={message.created_at} />
      ))}
      {mayAnswer && <Write dispute={dispute} name="answer" label="Your answer to the dispute" />}
      {maySay && !mayAnswer && <Write dispute={dispute} name="message" label="Message to all in this dispute" />}
    </div>
  );
}

function Said({ who, text, at }: { who: string; text: string; at: string }) {
  return (
    <div className="rounded-lg bg-sunken px-3 py-2 text-sm" data-testid="dispute-said">
      <p className="flex flex-wrap justify-between gap-x-4 text-muted">
        <span className="font-semibold">{who}</span> <When at={at} absolute />
      </p>
      <p className="whitespace-pre-line break-words">{text}</p>
    </div>
  );
}

function Write({ dispute, name, label }: { dispute: Dispute; name: 'answer' | 'message'; label: string }) {
  const work = useWork(dispute.job_id);
  const [text, setText] = useState('');
  async function send() {
    const call = name === 'answer' ? disputesApi.answer : disputesApi.say;
    if (text.trim() !== '' && (await work.run(() => call(dispute.id, text.trim())))) setText('');
  }
  return (
    <div className="space-y-2">
      <TextArea label={label} rows={3} maxLength={LIMIT} value={text} onChange={(event) => setText(event.target.value)} data-testid={`dispute-${name}`} />
      {work.error !== null && <Failure error={work.error} />}
      <Button busy={work.busy} onClick={() => void send()} data-testid={`dispute-${name}-send`}>
        {name === 'answer' ? 'Answer' : 'Send'}
      </Button>
    </div>
  );
}
