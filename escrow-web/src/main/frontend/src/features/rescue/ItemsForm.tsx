import { useState } from 'react';
import { Confirm } from '@/features/rescue/ActionForm';
import { callData } from '@/features/rescue/contract';
import { itemArguments, readItems, type ProvenItem } from '@/features/rescue/items';
import type { JobItems, RescueJob } from '@/features/rescue/jobs';
import { Trouble } from '@/features/rescue/Trouble';
import { useRun, type Desk } from '@/features/rescue/useRun';
import { ACTION_WORDS, amountWords } from '@/features/rescue/words';
import { Badge } from '@/shared/ui/Badge';
import { Button } from '@/shared/ui/Button';
import { TextArea } from '@/shared/ui/Field';

/** The employer pays item by item. The chain has only the root of their tree, so the list comes from the person and is held against it. */
export function ItemsForm({ job, items, desk }: { job: RescueJob; items: JobItems; desk: Desk }) {
  const [text, setText] = useState('');
  const [list, setList] = useState<ProvenItem[] | null>(null);
  const [error, setError] = useState<unknown>(null);

  function change(typed: string): void {
    setText(typed);
    setList(null);
    setError(null);
  }

  function check(): void {
    try {
      setList(readItems(text, job));
    } catch (problem) {
      setError(problem);
    }
  }

  return (
    <div className="space-y-4 rounded-lg border border-line p-4" data-testid="rescue-items">
      <p className="leading-relaxed">{ACTION_WORDS.item.happens}</p>
      <TextArea
        label="The job’s list of items"
        hint="The list that the job was made with, as JSON: the number, the amount in the smallest unit, and the text or its hash of each item."
        rows={6}
        spellCheck={false}
        className="font-mono text-xs"
        value={text}
        data-testid="rescue-items-text"
        onChange={(event) => change(event.target.value)}
      />
      {error !== null && <Trouble error={error} testId="rescue-items-error" />}
      {list === null ? (
        <Button onClick={check} disabled={text.trim() === ''} data-testid="rescue-items-check">
          Check the list
        </Button>
      ) : (
        <ItemList job={job} items={items} list={list} desk={desk} />
      )}
    </div>
  );
}

function ItemList({ job, items, list, desk }: { job: RescueJob; items: JobItems; list: ProvenItem[]; desk: Desk }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const paid = new Set(items.paid.map(({ index }) => index));
  return (
    <ul className="divide-y divide-line border-y border-line" data-testid="rescue-items-list">
      {list.map((item) => (
        <li key={item.index} className="space-y-3 py-2" data-testid={`rescue-item-${item.index}`} data-paid={paid.has(item.index)}>
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 break-words">
              {item.index}. {item.text ?? item.hash}
            </span>
            <span className="flex items-center gap-3">
              <span className="tabular font-semibold">{amountWords(job, item.amount)}</span>
              {paid.has(item.index) ? (
                <Badge tone="neutral">Paid</Badge>
              ) : (
                <Button tone="plain" aria-expanded={chosen === item.index} onClick={() => setChosen(chosen === item.index ? null : item.index)} data-testid={`rescue-item-pay-${item.index}`}>
                  Pay
                </Button>
              )}
            </span>
          </div>
          {chosen === item.index && !paid.has(item.index) && <PayItem job={job} item={item} desk={desk} onClose={() => setChosen(null)} />}
        </li>
      ))}
    </ul>
  );
}

function PayItem({ job, item, desk, onClose }: { job: RescueJob; item: ProvenItem; desk: Desk; onClose(): void }) {
  const run = useRun(desk);
  const send = () => void run.start(`Done: item ${item.index} is paid.`, () => callData('releaseItem', itemArguments(job, item)));
  return <Confirm run={run} label={`Pay ${amountWords(job, item.amount)}`} tone="primary" onConfirm={send} onClose={onClose} />;
}
