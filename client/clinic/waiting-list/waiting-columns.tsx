import { Text } from '@mantine/core';
import type { WaitingEntry } from '../../../shared/clinic/waiting-list.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { actionsColumn } from '../../ui/tables/actions-column.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { PatientName } from '../patient-names/PatientName.tsx';
import { EntryActions } from './EntryActions.tsx';
import { waitingStatuses, wishWords } from './waiting-words.ts';

/** Whoever waits, what for, and what is offered to them until when. */
export const waitingColumns = (formats: Formats, namesakes: Set<string>): Column<WaitingEntry>[] => [
  {
    accessor: 'patient',
    title: t('Patient'),
    cellsClassName: 'main-column',
    render: ({ patient, service, priority }) => (
      <TwoLines
        title={<PatientName {...{ patient, namesakes }} />}
        note={
          <>
            {priority === 'urgent' && (
              <Text span inherit c="var(--mantine-color-error)" fw={600}>
                {t('Urgent')} ·{' '}
              </Text>
            )}
            {service.name}
          </>
        }
      />
    ),
  },
  {
    accessor: 'earliest',
    title: t('Wanted'),
    visibleMediaQuery: onWideScreens,
    render: entry => (
      <TwoLines
        title={wishWords(entry, formats)}
        note={[entry.practitioner?.name ?? t('Anybody'), entry.facility?.name ?? t('anywhere')].join(', ')}
      />
    ),
  },
  {
    accessor: 'status',
    title: t('Status'),
    cellsClassName: 'side-column',
    render: ({ status, offer }) =>
      offer ? (
        <TwoLines
          title={formats.moment(offer.startsAt)}
          note={t('Offered until {until}', { until: formats.moment(offer.until) })}
        />
      ) : (
        <Status {...waitingStatuses[status]} />
      ),
  },
];

export const waitingActions = actionsColumn<WaitingEntry>(
  ({ patient }) => patient.name,
  entry => <EntryActions entry={entry} />,
);
