import { t } from '../../../shared/i18n/translate.ts';
import type { ProofRow } from '../../../shared/platform/proof.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { consoleFormats } from '../connection/operator.ts';

/** What a kept report says in one word; a forged one says nothing. */
export const verdictOf = ({ faults, report }: Pick<ProofRow, 'faults' | 'report'>) => {
  if (faults.length > 0 || !report) return { label: t('Not genuine'), tone: 'bad' } as const;
  const { holes } = report.counts;
  if (holes > 0)
    return {
      label: t('{count, plural, one {# hole} other {# holes}}', { count: holes }),
      tone: 'bad',
    } as const;
  return report.complete
    ? ({ label: t('No hole'), tone: 'good' } as const)
    : ({ label: t('Catalogue only, no hole'), tone: 'waiting' } as const);
};

export const proofColumns: Column<ProofRow>[] = [
  {
    accessor: 'createdAt',
    title: t('When'),
    render: ({ id, createdAt }) => (
      <AnchorLink to="/console/proof" search={{ proof: id }} className="row-link">
        {consoleFormats.moment(createdAt)}
      </AnchorLink>
    ),
  },
  { accessor: 'report.ok', title: t('Result'), render: proof => <Status {...verdictOf(proof)} /> },
  {
    accessor: 'report.counts',
    title: t('Tried'),
    textAlign: 'right',
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'numeric',
    render: ({ report }) => report && consoleFormats.number(triedIn(report.counts)),
  },
  {
    accessor: 'report.build',
    title: t('Version'),
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
  },
];

const triedIn = ({ catalogue, walk, forgery, mutation }: NonNullable<ProofRow['report']>['counts']): number =>
  catalogue + walk + forgery + mutation;
