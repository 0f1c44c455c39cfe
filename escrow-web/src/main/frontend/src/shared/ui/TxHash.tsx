import { ExternalLink } from 'lucide-react';
import { explorerLink, useChain } from '@/shared/chain/chainInfo';
import { Copyable } from '@/shared/ui/Copyable';

/** A transaction hash, with a link to the chain's explorer where the chain has one. */
export function TxHash({ hash }: { hash: string }) {
  const href = explorerLink(useChain().data, hash);
  return (
    <span className="inline-flex items-center" data-testid="tx-hash" data-hash={hash}>
      <Copyable value={hash} label="transaction hash" />
      {href && (
        <a href={href} target="_blank" rel="noreferrer" aria-label="Open in the block explorer" className="-my-3 grid size-11 place-items-center rounded-lg text-muted hover:text-ink">
          <ExternalLink aria-hidden className="size-4" />
        </a>
      )}
    </span>
  );
}
