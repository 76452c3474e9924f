import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { PortalBooking, PortalHome } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { download } from '../../ui/formats/download.ts';
import { formatsOf } from '../../ui/formats/formats.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { MoveOwnBooking } from './MoveOwnBooking.tsx';

type Props = {
  booking: PortalBooking;
  home: PortalHome;
  /** Where the same can be booked once more. */
  again?: string | undefined;
};

const states = {
  waiting: { tone: 'waiting', label: t('To be confirmed') },
  confirmed: { tone: 'good', label: t('Confirmed') },
  cancelled: { tone: 'quiet', label: t('Cancelled') },
  missed: { tone: 'bad', label: t('Missed') },
  over: { tone: 'quiet', label: t('Over') },
} as const satisfies Record<PortalBooking['state'], { tone: string; label: string }>;

/** One appointment as it stands, by the clock of its place (D16), and what can be done with it now (D9). */
export const OwnBookingCard = ({ booking, home, again }: Props) => {
  const { id, version, startsAt, endsAt, facility, state, can, changeableUntil } = booking;
  const [doing, setDoing] = useState<'move' | 'cancel'>();
  const formats = useMemo(
    () => formatsOf({ ...home, timeZone: facility.timeZone }),
    [home, facility.timeZone],
  );
  const act = useMutation({
    mutationFn: (what: 'cancel' | 'takeBack') => trpc.portal[what].mutate({ id, version }),
    onSuccess: () => setDoing(undefined),
  });
  const keep = useMutation({
    mutationFn: async () => {
      const { name, text } = await trpc.portal.calendar.query({ id });
      download(name, new Blob([text], { type: 'text/calendar' }));
    },
  });
  const failed = act.error ?? keep.error;
  const stands = state === 'waiting' || state === 'confirmed';
  const when = `${formats.day(startsAt)}, ${formats.span(startsAt, endsAt)}`;

  return (
    <Stack gap="xs" className="chosen" component="article" aria-label={when}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text fw={700} td={state === 'cancelled' ? 'line-through' : undefined}>
          {when}
        </Text>
        <Status {...states[state]} />
      </Group>
      <div style={{ overflowWrap: 'anywhere' }}>
        <Text>
          {t('{service}, with {practitioner}', {
            service: booking.service,
            practitioner: booking.practitioner,
          })}
        </Text>
        <Text size="sm" c="dimmed">
          {[facility.name, facility.address].filter(Boolean).join(', ')}
        </Text>
      </div>
      <FailureAlert failure={failed ? failureOf(failed) : undefined} />
      {doing === 'move' && (
        <MoveOwnBooking
          {...{ booking, formats, phone: facility.phone ?? home.clinic.phone }}
          onDone={() => setDoing(undefined)}
        />
      )}
      {doing === 'cancel' && (
        <Stack gap="xs">
          <Text size="sm">{t('Others can book this time then. Shall it be cancelled?')}</Text>
          <Group gap="xs">
            <Button loading={act.isPending} onClick={() => act.mutate('cancel')}>
              {t('Cancel it')}
            </Button>
            <Button variant="default" onClick={() => setDoing(undefined)}>
              {t('Keep it')}
            </Button>
          </Group>
        </Stack>
      )}
      {!doing && (
        <Group gap="xs">
          {can.move && (
            <Button variant="default" onClick={() => setDoing('move')}>
              {t('Move')}
            </Button>
          )}
          {can.cancel && (
            <Button variant="default" onClick={() => setDoing('cancel')}>
              {t('{what, select, booking {Cancel} other {Cancel}}', { what: 'booking' })}
            </Button>
          )}
          {can.takeBack && (
            <Button variant="default" loading={act.isPending} onClick={() => act.mutate('takeBack')}>
              {t('I want it after all')}
            </Button>
          )}
          {again && (
            <Button component="a" href={again} variant="default">
              {t('Book again')}
            </Button>
          )}
          {stands && (
            <Button variant="subtle" px="xs" loading={keep.isPending} onClick={() => keep.mutate()}>
              {t('To my calendar')}
            </Button>
          )}
        </Group>
      )}
      {stands && (
        <Text size="xs" c="dimmed">
          {can.cancel
            ? t('You can change it here until {until}.', { until: formats.moment(changeableUntil) })
            : t('It is too late to change it here. Please call us.')}
        </Text>
      )}
    </Stack>
  );
};
