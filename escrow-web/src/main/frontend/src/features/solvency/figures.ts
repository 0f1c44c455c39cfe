import { formatEth, formatUsd, weiToEth } from '@/shared/format/money';
import { humanize } from '@/shared/format/words';

/** Answer of `GET /escrow/solvency`: a verdict, figures, and groups of figures. */
export interface SolvencyReport {
  solvent: boolean;
  asset?: string;
  [name: string]: unknown;
}

export interface Figure {
  name: string;
  label: string;
  text: string;
  /** The amount as the server sent it. */
  exact: string;
}

export interface Group {
  title: string;
  figures: Figure[];
}

const LABELS: Record<string, string> = {
  balance: 'Balance',
  contract_balance: 'Balance of the contract',
  locked: 'Pay locked for jobs',
  total_locked: 'Pay locked for jobs',
  fees: 'Fees not yet taken',
  pending: 'Waiting to be withdrawn',
  unsolicited: 'Sent in by strangers',
  surplus: 'Sent in by strangers',
  difference: 'Difference',
  ledger: 'Our books',
  books: 'Our books',
  contract: 'The contract on chain',
  chain: 'The contract on chain',
};

/** What can be shown of a report, in the order the server sent it; nothing is computed here. */
export function figuresOf(report: SolvencyReport): { groups: Group[]; asOf: string | null; block: number | null } {
  const groups = Object.entries(report)
    .filter((entry): entry is [string, Record<string, unknown>] => isRecord(entry[1]) && !('amount' in entry[1]))
    .map(([name, value]) => ({ title: labelOf(name), figures: amounts(value, report.asset, `${name}-`) }));
  const own: Group = { title: groups.length > 0 ? 'Compared' : 'Figures', figures: amounts(report, report.asset, '') };
  return {
    groups: [...groups, own].filter((group) => group.figures.length > 0),
    asOf: text(report['as_of'] ?? report['checked_at'] ?? report['block_time']),
    block: typeof report['block_number'] === 'number' ? report['block_number'] : null,
  };
}

function amounts(values: Record<string, unknown>, asset: unknown, prefix: string): Figure[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const shown = amountText(name, value, typeof asset === 'string' ? asset : 'ETH');
    return shown === null ? [] : [{ name: prefix + name, label: labelOf(name.replace(/_(wei|eth)$/, '')), ...shown }];
  });
}

function amountText(name: string, value: unknown, asset: string): { text: string; exact: string } | null {
  if (isRecord(value) && typeof value['amount'] === 'string') return amountText(name, value['amount'], text(value['asset']) ?? asset);
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return null;
  if (name.endsWith('_wei')) return { text: formatEth(weiToEth(value)), exact: value };
  if (asset === 'ETH') return { text: formatEth(value), exact: value };
  return { text: asset === 'USD' ? formatUsd(value) : `${value} ${asset}`, exact: value };
}

function labelOf(name: string): string {
  return LABELS[name] ?? humanize(name);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
