import { Button, Collapse, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ButtonLink } from '../../ui/pages/links.tsx';
import {
  isCancellable,
  isMovable,
  notBeforeStart,
  stepLabels,
  stepsOf,
  takeBackLabels,
} from '../bookings/booking-words.ts';
import { useNow } from '../bookings/use-clinic-now.ts';
import { useSteps } from '../bookings/use-steps.ts';
import { useTakeBack } from '../bookings/use-take-back.ts';
import { BillButton } from '../invoices/BillButton.tsx';
import { CancelForm } from './CancelForm.tsx';
import { EditForm } from './EditForm.tsx';
import { GiveForm } from './GiveForm.tsx';
import { MoveForm } from './MoveForm.tsx';

type Props = { booking: BookingRow };

const panels = { edit: EditForm, move: MoveForm, give: GiveForm, cancel: CancelForm };
const panelLabels = {
  edit: t('Edit'),
  move: t('Move'),
  give: t('Other patient'),
  cancel: t('Cancel booking'),
};
type Panel = keyof typeof panels;

/** What can happen to a booking next, the usual step first, and how to take back the last one. */
export const BookingActions = ({ booking }: Props) => {
  const [panel, setPanel] = useState<Panel>();
  const { takeBack, isPending } = useTakeBack();
  const steps = useSteps();
  const { id, version, status, startsAt, endsAt, patient, service, practitioner } = booking;
  const minutes = `${(Date.parse(endsAt) - Date.parse(startsAt)) / 60_000}`;
  const hasBegun = startsAt <= useNow();
  const offered = stepsOf[status].filter(step => hasBegun || !notBeforeStart.includes(step));
  const shown: Panel[] = [
    'edit',
    ...(isMovable(status) ? (['move'] as const) : []),
    ...(booking.series ? [] : (['give'] as const)),
    ...(isCancellable(status) ? (['cancel'] as const) : []),
  ];

  return (
    <Stack gap="xs">
      <Group gap={6}>
        {offered.map((step, index) => (
          <Button
            key={step}
            size="sm"
            variant={index === 0 ? 'filled' : 'default'}
            loading={steps[step].isPending}
            onClick={() => steps[step].mutate({ id, version })}
          >
            {stepLabels[step]}
          </Button>
        ))}
        {shown.map(name => (
          <Button
            key={name}
            size="sm"
            variant="default"
            aria-expanded={panel === name}
            onClick={() => setPanel(panel === name ? undefined : name)}
          >
            {panelLabels[name]}
          </Button>
        ))}
        <ButtonLink
          to="/calendar"
          search={{ book: patient.id, serviceId: service.id, practitionerId: practitioner.id, minutes }}
          size="sm"
          variant="default"
        >
          {t('Book again')}
        </ButtonLink>
        <BillButton bookingId={id} />
        {status !== 'pending' && (
          <Button size="sm" variant="default" loading={isPending} onClick={() => void takeBack(booking)}>
            {takeBackLabels[status]}
          </Button>
        )}
      </Group>
      {shown.map(name => {
        const Form = panels[name];
        return (
          <Collapse key={name} expanded={panel === name}>
            {panel === name && <Form booking={booking} onDone={() => setPanel(undefined)} />}
          </Collapse>
        );
      })}
    </Stack>
  );
};
