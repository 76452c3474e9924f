import { Badge, Group, Text } from '@mantine/core';
import type { SupportGrantView } from '../../../shared/clinic/support.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { onNarrowScreens } from '../../ui/theme/narrow-screens.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { GrantAnswer } from './GrantAnswer.tsx';
import { GrantCard } from './GrantCard.tsx';
import { grantScopes, grantStatuses } from './support-words.ts';

export const useSupportColumns = (): Column<SupportGrantView>[] => {
  const { moment, time } = useFormats();
  return [
    {
      accessor: 'reason',
      title: t('Reason'),
      width: '40%',
      visibleMediaQuery: onWideScreens,
      render: ({ reason, ticket, operator, emergency }) => (
        <>
          <Group gap={6} wrap="nowrap" align="baseline">
            <Text size="sm" fw={600} lh={1.3} style={{ overflowWrap: 'anywhere' }}>
              {reason}
            </Text>
            {emergency && (
              <Badge size="xs" color="red.9" flex="none">
                {t('Emergency')}
              </Badge>
            )}
          </Group>
          <Text size="xs" c="dimmed">
            {operator} · {ticket}
          </Text>
        </>
      ),
    },
    {
      accessor: 'scope',
      title: t('Access'),
      visibleMediaQuery: onWideScreens,
      cellsClassName: 'nowrap',
      render: ({ scope, minutes }) => (
        <>
          {grantScopes[scope]}
          <Text size="xs" c="dimmed">
            {t('{count, plural, one {# minute} other {# minutes}}', { count: minutes })}
          </Text>
        </>
      ),
    },
    {
      accessor: 'createdAt',
      title: t('Asked'),
      visibleMediaQuery: onWideScreens,
      cellsClassName: 'nowrap',
      render: ({ createdAt }) => moment(createdAt),
    },
    {
      accessor: 'decidedBy',
      title: t('Approved by'),
      visibleMediaQuery: onWideScreens,
      cellsClassName: 'nowrap',
    },
    {
      accessor: 'status',
      title: t('Status'),
      visibleMediaQuery: onWideScreens,
      cellsClassName: 'nowrap',
      render: ({ status, expiresAt }) => (
        <>
          <Status {...grantStatuses[status]} />
          {status === 'live' && expiresAt && (
            <Text size="xs" c="dimmed">
              {t('until {time}', { time: time(expiresAt) })}
            </Text>
          )}
        </>
      ),
    },
    {
      accessor: 'id',
      title: '',
      textAlign: 'right',
      visibleMediaQuery: onWideScreens,
      render: grant => <GrantAnswer grant={grant} />,
    },
    {
      accessor: 'ticket',
      title: t('Request'),
      visibleMediaQuery: onNarrowScreens,
      render: grant => (
        <GrantCard grant={grant} time={time}>
          <GrantAnswer grant={grant} />
        </GrantCard>
      ),
    },
  ];
};
