import type { Said } from '@/features/rescue/contract';

/** What can go wrong between this page, a node and the contract. */
export type Fault =
  | 'bad_settings'
  | 'unreachable'
  | 'timeout'
  | 'rate_limited'
  | 'behind'
  | 'refused'
  | 'not_a_node'
  | 'too_many'
  | 'failed'
  | 'wrong_chain'
  | 'no_code'
  | 'other_contract'
  | 'bad_offer'
  | 'bad_items'
  | 'contract';

const WORDS: Record<Fault, { title: string; next: string }> = {
  bad_settings: { title: 'Something is missing above', next: 'Correct the marked fields.' },
  unreachable: {
    title: 'The node does not answer',
    next: 'Is the address right and the node running? Some nodes do not let web pages ask them (CORS), and a page opened over https may not ask one over http. Try another address.',
  },
  timeout: { title: 'The node took too long', next: 'Try again, or use another node.' },
  rate_limited: { title: 'The node asks us to slow down', next: 'It was asked several times with growing pauses. Wait a minute, or use another node.' },
  behind: { title: 'The node does not know its newest block', next: 'It was asked several times. Wait until it has caught up, or use another node.' },
  refused: { title: 'The node wants a key', next: 'Use the full address that your provider gave you, key included, or a node that is open to everybody.' },
  not_a_node: { title: 'That address is no Ethereum node', next: 'It answered, but not in JSON-RPC. Check the address.' },
  too_many: { title: 'The node answers too little at a time', next: 'Even a single block was too much for it. Use another node.' },
  failed: { title: 'The node could not do that', next: 'Try again, or use another node.' },
  wrong_chain: { title: 'That node is on another chain', next: 'Nothing was read. Use a node of the chain that your jobs are on.' },
  no_code: { title: 'There is no contract at that address', next: 'Check the address and the chain; both must be the ones that your jobs were locked with.' },
  other_contract: { title: 'That is another contract', next: 'It does not answer as a PayChain escrow of this chain does. Do not sign anything for it.' },
  bad_offer: { title: 'This offer does not fit', next: 'Ask the other party for a new one.' },
  bad_items: { title: 'This list of items does not fit', next: 'Use the list that the job was made with, complete and unchanged.' },
  contract: { title: 'The contract would refuse this', next: 'Nothing was sent. The page shows the state anew.' },
};

/** A failure with words and a next step. */
export class RescueError extends Error {
  readonly fault: Fault;
  readonly title: string;
  readonly next: string;
  /** The contract's own error, when it was the contract that refused. */
  readonly refusal: Said | null;

  constructor(fault: Fault, extra?: string, refusal: Said | null = null) {
    const { title, next } = WORDS[fault];
    super(extra ? `${title}. ${extra}` : title);
    this.name = 'RescueError';
    this.fault = fault;
    this.title = title;
    this.next = extra ? `${extra} ${next}` : next;
    this.refusal = refusal;
  }
}
