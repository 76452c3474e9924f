import { Badge, Group } from '@mantine/core';
import type { MessageThread } from '../../../shared/clinic/messages.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';

export const threadStates = {
  waiting: { label: t('To be answered'), tone: 'waiting' },
  answered: { label: t('Answered'), tone: 'good' },
} as const;

const Named = ({ patient, unread }: Pick<MessageThread, 'patient' | 'unread'>) => (
  <Group component="span" gap={6} wrap="nowrap">
    {patient.name}
    {unread > 0 && (
      <Badge component="span" size="sm" circle aria-label={t('{count} not read', { count: unread })}>
        {unread}
      </Badge>
    )}
  </Group>
);

/** With whom something was written, and the last of it. */
export const threadColumns = (formats: Formats): Column<MessageThread>[] => [
  {
    accessor: 'patient',
    title: t('Patient'),
    cellsClassName: 'main-column',
    render: thread => <TwoLines title={<Named {...thread} />} note={thread.excerpt} />,
  },
  {
    accessor: 'at',
    title: t('Last message'),
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'numeric nowrap',
    render: ({ at }) => formats.moment(at),
  },
  {
    accessor: 'state',
    title: t('Status'),
    cellsClassName: 'side-column',
    render: ({ state }) => <Status {...threadStates[state]} />,
  },
];
