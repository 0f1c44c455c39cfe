import { formatAmount, fromUnits, scaleOf, toUnits } from '@/shared/format/money';

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
  /** The same for each asset that pay may be in, ether first. */
  assets?: AssetReport[];
  /** Tokens that are followed and in no book; no verdict depends on them. */
  left_out?: LeftOutToken[];
}

/** What the contract holds in a token that is in no book. */
export interface LeftOutToken {
  asset: string;
  token: string;
  contract_balance: string;
  contract_fees: string;
  contract_pending: string;
}

/** One asset's part of a report. */
export type AssetReport = Omit<SolvencyReport, 'block_number' | 'block_hash' | 'as_of' | 'contract_address' | 'assets' | 'left_out'> & { token: string | null };

/** One report for each asset, at the one block of all. */
export function reportsOf(report: SolvencyReport): SolvencyReport[] {
  const { assets, ...common } = report;
  return assets && assets.length > 0 ? assets.map((asset) => ({ ...common, ...asset })) : [common];
}

/** What the marks of an asset's card begin with. */
export function cardId(report: SolvencyReport): string {
  return report.asset === 'ETH' ? 'solvency' : `solvency-${report.asset}`;
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
  const scale = scaleOf(report.asset);
  const units = (decimal: string) => toUnits(decimal, scale);
  const row = (name: PartRow['name'], label: string, contract: bigint, books: bigint): PartRow => ({ name, label, contract: fromUnits(contract, scale), books: fromUnits(books, scale), difference: contract - books });
  const balance = units(report.contract_balance);
  const [fees, pending] = [units(report.contract_fees), units(report.contract_pending)];
  return [
    row('locked', 'Locked for jobs, their fees included', balance - fees - pending, units(report.booked_locked)),
    row('fees', 'Fees earned and not yet taken', fees, units(report.booked_fees)),
    row('pending', 'Waiting to be withdrawn', pending, units(report.booked_pending)),
    row('total', 'In total', balance, units(report.booked_total)),
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

/** "1 wei", "2,000 wei"; of a token "0.000001 USDC". */
export function weiWords(units: bigint, asset = 'ETH'): string {
  return asset === 'ETH' ? `${units.toLocaleString('en-US')} wei` : formatAmount(fromUnits(units, scaleOf(asset)), asset);
}

/** A difference with its sign; empty when there is none. */
export function differenceWords(units: bigint, asset = 'ETH'): string {
  if (units === 0n) return '0';
  return `${units > 0n ? '+' : '−'}${weiWords(units < 0n ? -units : units, asset)}`;
}
