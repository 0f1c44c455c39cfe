import type { Connection, Head } from '@/features/rescue/connection';
import { instant, isoOf } from '@/features/rescue/words';
import { Button } from '@/shared/ui/Button';
import { Panel } from '@/shared/ui/Card';
import { Copyable } from '@/shared/ui/Copyable';

/** Plainly: which contract on which chain is read, and how late it is there. */
export function Connected({ connection, head, onLeave }: { connection: Connection; head: Head | null; onLeave(): void }) {
  const { chain, contract, rpc } = connection;
  return (
    <Panel
      title="1. Where your jobs are"
      id="where"
      data-testid="rescue-connection"
      data-chain={chain.chain_id}
      data-contract={contract}
      aside={
        <Button tone="plain" onClick={onLeave} data-testid="rescue-disconnect">
          Change
        </Button>
      }
    >
      <dl className="grid gap-x-6 gap-y-1 text-[0.9375rem] sm:grid-cols-[8rem_minmax(0,1fr)] sm:gap-y-3 [&>dd]:mb-2 sm:[&>dd]:mb-0">
        <dt className="text-muted">Contract</dt>
        <dd>
          <Copyable value={contract} label="contract address" full />
        </dd>
        <dt className="text-muted">Chain</dt>
        <dd className="tabular font-semibold">{chain.chain_id}</dd>
        <dt className="text-muted">Node</dt>
        <dd className="break-all">{new URL(rpc.url).host}</dd>
        <dt className="text-muted">Newest block</dt>
        <dd className="tabular" data-testid="rescue-head" data-block={head?.number} data-time={head?.time}>
          {head === null ? '…' : (
            <>
              No. {head.number.toLocaleString('en-US')} of <time dateTime={isoOf(head.time)}>{instant(head.time)}</time>: the clock that counts
            </>
          )}
        </dd>
      </dl>
    </Panel>
  );
}
