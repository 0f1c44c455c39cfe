import { formatEth } from '@/shared/format/money';

/** Answer of `GET /escrow/solvency`: contract and books at one block; amounts are decimal strings of ETH. */
export interface SolvencyReport {
  solvent: boolean;
  asset: string;
  block_number: number;
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

type AmountName = { [K in keyof SolvencyReport]: SolvencyReport[K] extends string ? K : never }[keyof SolvencyReport];

export interface Figure {
  name: AmountName;
  label: string;
  text: string;
  /** The amount as the server sent it. */
  exact: string;
}

const GROUPS: { title: string; rows: [AmountName, string][] }[] = [
  {
    title: 'The contract on chain',
    rows: [
      ['contract_balance', 'Holds in total'],
      ['contract_fees', 'Of that, fees not yet taken'],
      ['contract_pending', 'Of that, waiting to be withdrawn'],
    ],
  },
  {
    title: 'Our books',
    rows: [
      ['booked_locked', 'Locked for jobs, fees included'],
      ['booked_fees', 'Fees not yet taken'],
      ['booked_pending', 'Waiting to be withdrawn'],
      ['booked_total', 'Owed in total'],
    ],
  },
];

/** The report's amounts as they are shown; nothing is computed here. */
export function groupsOf(report: SolvencyReport): { title: string; figures: Figure[] }[] {
  return GROUPS.map(({ title, rows }) => ({ title, figures: rows.map(([name, label]) => figure(report, name, label)) }));
}

/** What lies between the two sides. */
export function differenceOf(report: SolvencyReport): Figure {
  return report.solvent ? figure(report, 'unsolicited', 'Beyond that, sent in by strangers') : figure(report, 'deficit', 'Missing');
}

function figure(report: SolvencyReport, name: AmountName, label: string): Figure {
  return { name, label, text: formatEth(report[name]), exact: report[name] };
}
