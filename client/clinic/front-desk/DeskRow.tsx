import { Button, Text } from '@mantine/core';
import { useRef } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { bookingStatuses, stepLabels } from '../bookings/booking-words.ts';
import { useSteps } from '../bookings/use-steps.ts';
import { BookingLink } from '../home-search/BookingLink.tsx';
import { PatientName } from '../patient-names/PatientName.tsx';
import { isDue, isLate, minutesBetween, nextStepOf } from './desk-day.ts';

type Props = {
  booking: BookingRow;
  formats: Formats;
  now: string;
  namesakes: Set<string>;
  withoutPractitioner?: boolean;
};

/** A visit of today: when, who and what, how long somebody waits or is late, and its next step in one click. */
export const DeskRow = ({ booking, formats, now, namesakes, withoutPractitioner }: Props) => {
  const { id, version, startsAt, endsAt, status, patient, service, practitioner, room, arrivedAt } = booking;
  const may = useMay();
  const steps = useSteps();
  const link = useRef<HTMLAnchorElement>(null);
  const step = may('bookings:write') ? nextStepOf(booking, now) : undefined;
  const about = [service.name, withoutPractitioner ? undefined : practitioner.name, room?.name];
  const name = `desk-${id}`;

  return (
    <li className="desk-row" data-status={status} aria-labelledby={name}>
      <Text span size="sm" className="desk-time numeric" data-clock={formats.clock}>
        {formats.span(startsAt, endsAt)}
      </Text>
      <span className="agenda-mark" style={{ background: `var(--mantine-color-${service.color}-6)` }} />
      <span className="agenda-body">
        <PatientName
          {...{ patient, namesakes }}
          render={called => (
            <BookingLink ref={link} id={name} bookingId={id}>
              {called}
            </BookingLink>
          )}
        />
        <Text span size="xs" c="dimmed" display="block" truncate>
          {about.filter(Boolean).join(' · ')}
        </Text>
      </span>
      <span className="desk-state">
        {isLate(booking, now) && (
          <Status label={t('{minutes} min late', { minutes: minutesBetween(startsAt, now) })} tone="bad" />
        )}
        {status === 'arrived' && arrivedAt ? (
          <Status
            label={t('Waits {minutes} min', { minutes: minutesBetween(arrivedAt, now) })}
            tone={bookingStatuses.arrived.tone}
          />
        ) : (
          <Status {...bookingStatuses[status]} />
        )}
      </span>
      <span className="desk-step">
        {step && (
          <Button
            size="xs"
            fullWidth
            variant={step !== 'checkIn' ? 'light' : isDue(booking, now) ? 'filled' : 'default'}
            aria-label={`${stepLabels[step]}: ${patient.name}`}
            loading={steps[step].isPending}
            onClick={() => {
              // The button may go with the step, and the focus would fall to the page (FD17).
              link.current?.focus({ preventScroll: true });
              steps[step].mutate({ id, version });
            }}
          >
            {stepLabels[step]}
          </Button>
        )}
      </span>
    </li>
  );
};
