import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { OwnRequest } from '../../../shared/clinic/public-booking.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { formatsOf } from '../../ui/formats/formats.ts';
import { CallUs } from '../public-booking/CallUs.tsx';
import { MoveOwn } from './MoveOwn.tsx';
import { OwnChoice } from './OwnChoice.tsx';

type Props = {
  token: string;
  own: OwnRequest;
  onChanged: (own: OwnRequest) => void;
  onLookAgain: () => void;
};

const states: Record<OwnRequest['state'], { color: string; words: string }> = {
  unconfirmed: { color: 'yellow', words: t('Not confirmed yet: please choose below.') },
  waiting: {
    color: 'blue',
    words: t('The time is kept for you. We write to you once we have confirmed it.'),
  },
  confirmed: { color: 'green', words: t('This appointment is confirmed.') },
  cancelled: { color: 'gray', words: t('This appointment was cancelled.') },
  declined: { color: 'gray', words: t('The clinic could not give you this appointment.') },
  over: { color: 'gray', words: t('This appointment is over.') },
};

/** The appointment as it stands now, and what can be done now (D9). */
export const OwnBooking = ({ token, own, onChanged, onLookAgain }: Props) => {
  const [isMoving, setMoving] = useState(false);
  const [isDisowned, setDisowned] = useState(false);
  const { facility, startsAt, endsAt, state, can } = own;
  const formats = useMemo(() => formatsOf({ ...own, timeZone: facility.timeZone }), [own, facility.timeZone]);
  const phone = facility.phone ?? own.clinic.phone;
  const { color, words } = states[state];

  if (isDisowned)
    return (
      <Text component="output">
        {t('Thank you. Nothing is booked, and we write to this e-mail address no more for some time.')}
      </Text>
    );
  return (
    <Stack gap="md">
      <output>
        <Alert color={color} variant="light">
          {words}
        </Alert>
      </output>
      <Stack gap={2}>
        <Text fw={700} size="lg">
          {formats.day(startsAt)}, {formats.span(startsAt, endsAt)}
        </Text>
        <Text size="sm" c="dimmed">
          {t('By the clock of the place, {zone}', { zone: formats.zone.replaceAll('_', ' ') })}
        </Text>
        <Text>{own.service}</Text>
        {own.practitioner && <Text>{t('with {practitioner}', { practitioner: own.practitioner })}</Text>}
        <Text>{[facility.name, facility.address].filter(Boolean).join(', ')}</Text>
      </Stack>
      {isMoving ? (
        <MoveOwn {...{ token, own, formats, phone, onChanged }} onBack={() => setMoving(false)} />
      ) : (
        <OwnChoice
          {...{ token, own, onChanged, onLookAgain }}
          onMove={() => setMoving(true)}
          onDisowned={() => setDisowned(true)}
        />
      )}
      {(can.move || can.cancel) && (
        <Text size="sm" c="dimmed">
          {t('You can move or cancel it here until {until}.', { until: formats.moment(own.changeableUntil) })}
        </Text>
      )}
      {(state === 'waiting' || state === 'confirmed') && !can.move && (
        <Text>{t('It is too late to move or cancel it here.')}</Text>
      )}
      {(state === 'cancelled' || state === 'declined' || state === 'over') && (
        <Button component="a" href="/book" variant="default">
          {t('Book another appointment')}
        </Button>
      )}
      <CallUs phone={phone}>{t('Is something not right? Please call us.')}</CallUs>
    </Stack>
  );
};
