import type { ComplianceRecord } from '../../../shared/clinic/compliance.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { complianceKinds, complianceStatuses, holderName, untilWhen } from './compliance-words.ts';

/** What it is, who has it, until when it is good and how it stands. */
export const complianceColumns = ({ date }: Formats): Column<ComplianceRecord>[] => [
  {
    accessor: 'title',
    title: t('Record'),
    cellsClassName: 'main-column',
    render: ({ title, kind, reference }) => (
      <TwoLines title={title} note={[complianceKinds[kind], ...(reference ? [reference] : [])].join(' · ')} />
    ),
  },
  {
    accessor: 'holder',
    title: t('Who has it'),
    visibleMediaQuery: onWideScreens,
    render: holderName,
  },
  {
    accessor: 'expiresOn',
    title: t('Valid until'),
    render: record => <TwoLines {...untilWhen(record, date)} />,
  },
  {
    accessor: 'status',
    title: t('Status'),
    render: ({ status }) => <Status {...complianceStatuses[status]} />,
  },
];
