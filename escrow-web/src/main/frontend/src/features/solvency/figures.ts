import { ETH_SCALE, formatEth, fromUnits, toUnits } from '@/shared/format/money';

/** Answer of `GET /escrow/solvency`: contract and books at one block; amounts are decimal strings of the asset. */
export interface SolvencyReport {
  solvent: boolean;
  asset: string;
  block_number: number;
  block_hash: string;
  as_of: string;
  contract_address: string;
  contract_balance: string;
  contract_fees: string;
  contract_pending: string;
  booked_locked: string;
  booked_fees: string;
  booked_pending: string;
  booked_total: string;
  unsolicited: string;
  deficit: string;
}

/** One part on both sides; `difference` is the contract's side less the books'. */
export interface PartRow {
  name: 'locked' | 'fees' | 'pending' | 'total';
  label: string;
  contract: string;
  books: string;
  difference: bigint;
}

/** `deficit`: the contract holds less than the books say. `differs`: enough is there, but a part is not what it should be. */
export type Verdict = { state: 'solvent'; surplus: bigint } | { state: 'deficit'; missing: bigint } | { state: 'differs'; by: bigint };

/** Contract = open + fees + pending = ledger, part by part, in the asset's smallest unit. */
export function rowsOf(report: SolvencyReport): PartRow[] {
  const balance = wei(report.contract_balance);
  const [fees, pending] = [wei(report.contract_fees), wei(report.contract_pending)];
  return [
    row('locked', 'Locked for jobs, their fees included', balance - fees - pending, wei(report.booked_locked)),
    row('fees', 'Fees earned and not yet taken', fees, wei(report.booked_fees)),
    row('pending', 'Waiting to be withdrawn', pending, wei(report.booked_pending)),
    row('total', 'In total', balance, wei(report.booked_total)),
  ];
}

/** Judged from the amounts, to the unit; the server's own word can only make it worse. */
export function verdictOf(report: SolvencyReport): Verdict {
  const rows = rowsOf(report);
  const surplus = rows.find(({ name }) => name === 'total')?.difference ?? 0n;
  if (surplus < 0n) return { state: 'deficit', missing: -surplus };
  const wrong = rows.filter(({ name }) => name === 'fees' || name === 'pending').find(({ difference }) => difference !== 0n);
  if (wrong) return { state: 'differs', by: wrong.difference < 0n ? -wrong.difference : wrong.difference };
  return report.solvent ? { state: 'solvent', surplus } : { state: 'differs', by: 0n };
}

/** "1 wei", "2,000 wei". */
export function weiWords(units: bigint): string {
  return `${units.toLocaleString('en-US')} wei`;
}

/** A difference with its sign; empty when there is none. */
export function differenceWords(units: bigint): string {
  if (units === 0n) return '0';
  return `${units > 0n ? '+' : '−'}${weiWords(units < 0n ? -units : units)}`;
}

export function ethWords(decimal: string): string {
  return formatEth(decimal);
}

function row(name: PartRow['name'], label: string, contract: bigint, books: bigint): PartRow {
  return { name, label, contract: fromUnits(contract, ETH_SCALE), books: fromUnits(books, ETH_SCALE), difference: contract - books };
}

function wei(decimal: string): bigint {
  return toUnits(decimal, ETH_SCALE);
}
