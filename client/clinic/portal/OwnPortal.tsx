import { Badge, Button, Group, Stack, Tabs } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PortalHome } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { formatsOf } from '../../ui/formats/formats.ts';
import { OwnRecord } from '../own-record/OwnRecord.tsx';
import { OwnPasskeys } from '../portal-passkeys/OwnPasskeys.tsx';
import { OwnRequests } from '../portal-requests/OwnRequests.tsx';
import { beginAnew } from './begin-anew.ts';
import { OwnAccesses } from './OwnAccesses.tsx';
import { OwnBookings } from './OwnBookings.tsx';
import { OwnMessages } from './OwnMessages.tsx';
import { OwnSessions } from './OwnSessions.tsx';

type Props = { home: PortalHome };

const Unread = ({ count }: { count: number }) =>
  count > 0 && (
    <Badge size="sm" circle aria-label={t('{count} not read', { count })}>
      {count}
    </Badge>
  );

/** What is a patient's own: bookings, messages, what is kept, and who looked at it. */
export const OwnPortal = ({ home }: Props) => {
  const formats = useMemo(() => formatsOf(home), [home]);
  const { messages, requests } = home;
  const leave = useMutation({
    mutationFn: (everywhere: boolean) => trpc.portal.signOut.mutate({ everywhere }),
    onSuccess: beginAnew,
  });
  return (
    <>
      <Tabs defaultValue="bookings" keepMounted={false}>
        <Tabs.List grow className="tabs-list">
          <Tabs.Tab value="bookings">{t('Appointments')}</Tabs.Tab>
          {messages && (
            <Tabs.Tab value="messages" rightSection={<Unread count={messages.unread} />}>
              {t('Messages')}
            </Tabs.Tab>
          )}
          {requests && <Tabs.Tab value="requests">{t('Service requests')}</Tabs.Tab>}
          <Tabs.Tab value="record">{t('Your data')}</Tabs.Tab>
          <Tabs.Tab value="accesses">{t('Who looked')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="bookings" pt="md">
          <OwnBookings home={home} />
        </Tabs.Panel>
        {messages && (
          <Tabs.Panel value="messages" pt="md">
            <OwnMessages {...{ home, formats }} mayWrite={messages.mayWrite} />
          </Tabs.Panel>
        )}
        {requests && (
          <Tabs.Panel value="requests" pt="md">
            <OwnRequests {...{ home, formats }} mayWrite={requests.mayWrite} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="record" pt="md">
          <Stack gap="lg">
            <OwnRecord {...{ home, formats }} />
            <OwnPasskeys formats={formats} />
            <OwnSessions formats={formats} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="accesses" pt="md">
          <OwnAccesses formats={formats} phone={home.clinic.phone} />
        </Tabs.Panel>
      </Tabs>
      <FailureAlert failure={leave.error ? failureOf(leave.error) : undefined} />
      <Group gap="xs" mt="lg">
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate(false)}>
          {t('Sign out')}
        </Button>
        <Button variant="subtle" disabled={leave.isPending} onClick={() => leave.mutate(true)}>
          {t('Sign out on all devices')}
        </Button>
      </Group>
    </>
  );
};
