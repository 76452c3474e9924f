import { Badge, Group, Text } from '@mantine/core';
import type { ServiceRequest } from '../../../shared/clinic/service-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { PatientName } from '../patient-names/PatientName.tsx';
import { requestKinds, requestStatuses, whenWords } from './request-words.ts';

/** Whoever asks, what for, when it would do, and how far it is. */
export const requestColumns = (formats: Formats, namesakes: Set<string>): Column<ServiceRequest>[] => [
  {
    accessor: 'patient',
    title: t('Patient'),
    cellsClassName: 'main-column',
    render: ({ patient, service, kind, priority, unread }) => (
      <TwoLines
        title={
          <Group gap={6} wrap="nowrap">
            <PatientName {...{ patient, namesakes }} />
            {unread && (
              <Badge size="xs" variant="filled">
                {t('Wrote to us')}
              </Badge>
            )}
          </Group>
        }
        note={
          <>
            {priority === 'urgent' && (
              <Text span inherit c="var(--mantine-color-error)" fw={600}>
                {t('Urgent')} ·{' '}
              </Text>
            )}
            {[requestKinds[kind], service?.name].filter(Boolean).join(', ')}
          </>
        }
      />
    ),
  },
  {
    accessor: 'earliest',
    title: t('Wanted'),
    visibleMediaQuery: onWideScreens,
    render: request => (
      <TwoLines title={whenWords(request, formats)} note={request.assignee?.name ?? t('Nobody assigned')} />
    ),
  },
  {
    accessor: 'createdAt',
    title: t('Asked'),
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
    render: ({ createdAt }) => formats.moment(createdAt),
  },
  {
    accessor: 'status',
    title: t('Status'),
    cellsClassName: 'side-column',
    render: ({ status }) => <Status {...requestStatuses[status]} />,
  },
];
