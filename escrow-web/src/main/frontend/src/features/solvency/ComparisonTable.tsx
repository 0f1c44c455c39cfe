import { cardId, differenceWords, rowsOf, type PartRow, type SolvencyReport } from '@/features/solvency/figures';
import { formatAmount } from '@/shared/format/money';
import { cx } from '@/shared/ui/cx';

const CELL = 'whitespace-nowrap flex flex-wrap justify-between gap-x-4 py-1 md:table-cell md:px-4 md:py-3 md:text-right md:first:pl-8 md:last:pr-8';

/** Both sides part by part, to the unit; a table that becomes a list where it is narrow. */
export function ComparisonTable({ report }: { report: SolvencyReport }) {
  return (
    <table className="block w-full text-[0.9375rem] md:table">
      <caption className="block px-6 pb-1 pt-5 text-left font-semibold md:table-caption md:px-8">{report.asset}: what the contract holds on chain, and what our books say</caption>
      <thead className="sr-only md:not-sr-only md:table-header-group">
        <tr className="text-muted">
          <th scope="col" className="py-2 pl-8 text-left font-normal">
            Part
          </th>
          <th scope="col" className="whitespace-nowrap px-4 text-right font-normal">
            Contract
          </th>
          <th scope="col" className="whitespace-nowrap px-4 text-right font-normal">
            Books
          </th>
          <th scope="col" className="whitespace-nowrap pr-8 text-right font-normal">
            Difference
          </th>
        </tr>
      </thead>
      <tbody className="block md:table-row-group">
        {rowsOf(report).map((row) => (
          <Row key={row.name} row={row} asset={report.asset} id={cardId(report)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, asset, id }: { row: PartRow; asset: string; id: string }) {
  const total = row.name === 'total';
  return (
    <tr data-testid={`${id}-${row.name}`} data-contract={row.contract} data-books={row.books} data-difference={row.difference.toString()} className={cx('block border-t border-line px-6 py-3 md:table-row md:p-0', total && 'bg-sunken font-semibold')}>
      <th scope="row" className="block pb-1 text-left font-medium md:table-cell md:py-3 md:pl-8">
        {row.label}
      </th>
      <td className={cx(CELL, 'tabular')}>
        <span className="text-muted md:hidden">Contract</span>
        {formatAmount(row.contract, asset)}
      </td>
      <td className={cx(CELL, 'tabular')}>
        <span className="text-muted md:hidden">Books</span>
        {formatAmount(row.books, asset)}
      </td>
      <td className={cx(CELL, 'tabular', row.difference < 0n && 'font-semibold text-danger-text')}>
        <span className="font-normal text-muted md:hidden">Difference</span>
        {differenceWords(row.difference, asset)}
      </td>
    </tr>
  );
}
