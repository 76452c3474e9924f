import { Badge, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SupportGrantView } from '../../../shared/clinic/support.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { grantScopes, grantStatuses } from './support-words.ts';

type Grant = Pick<
  SupportGrantView,
  'reason' | 'ticket' | 'operator' | 'scope' | 'minutes' | 'emergency' | 'status' | 'expiresAt'
>;
type Props = { grant: Grant; time: (instant: string) => string; where?: string; children: ReactNode };

/** A whole grant in one cell, for phones. */
export const GrantCard = ({ grant, time, where, children }: Props) => (
  <Stack gap={4} py={6}>
    <Group gap={6}>
      <Text size="sm" fw={600}>
        {grant.reason}
      </Text>
      {grant.emergency && (
        <Badge size="xs" color="red.9">
          {t('Emergency')}
        </Badge>
      )}
    </Group>
    <Text size="xs" c="dimmed">
      {[
        where,
        grant.operator,
        grant.ticket,
        t('{scope}, {minutes, plural, one {# minute} other {# minutes}}', {
          scope: grantScopes[grant.scope],
          minutes: grant.minutes,
        }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </Text>
    <Group justify="space-between" gap="xs">
      <Text size="sm" component="span">
        <Status {...grantStatuses[grant.status]} />
        {grant.status === 'live' &&
          grant.expiresAt &&
          ` ${t('until {time}', { time: time(grant.expiresAt) })}`}
      </Text>
      {children}
    </Group>
  </Stack>
);
