import { Button, Collapse, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { api } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { isCancellable, isMovable, type Step, stepLabels, stepsOf } from './booking-words.ts';
import { CancelForm } from './CancelForm.tsx';
import { MoveForm } from './MoveForm.tsx';

type Props = { booking: BookingRow };

/** What can happen to a booking next, the usual step first. */
export const BookingActions = ({ booking }: Props) => {
  const [panel, setPanel] = useState<'move' | 'cancel'>();
  const onError = tellFailure;
  const steps = {
    confirm: useMutation(api.bookings.confirm.mutationOptions({ onError })),
    checkIn: useMutation(api.bookings.checkIn.mutationOptions({ onError })),
    begin: useMutation(api.bookings.begin.mutationOptions({ onError })),
    complete: useMutation(api.bookings.complete.mutationOptions({ onError })),
    markNoShow: useMutation(api.bookings.markNoShow.mutationOptions({ onError })),
  } satisfies Record<Step, unknown>;
  const { id, version, status, startsAt } = booking;
  // Nobody is missing before the appointment has begun.
  const offered = stepsOf[status].filter(step => step !== 'markNoShow' || Date.parse(startsAt) <= Date.now());
  const toggle = (name: 'move' | 'cancel') => setPanel(panel === name ? undefined : name);
  const close = () => setPanel(undefined);

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
        {isMovable(status) && (
          <Button size="sm" variant="default" aria-expanded={panel === 'move'} onClick={() => toggle('move')}>
            Move
          </Button>
        )}
        {isCancellable(status) && (
          <Button
            size="sm"
            variant="default"
            aria-expanded={panel === 'cancel'}
            onClick={() => toggle('cancel')}
          >
            Cancel booking
          </Button>
        )}
      </Group>
      <Collapse expanded={panel === 'move'}>
        {panel === 'move' && <MoveForm booking={booking} onDone={close} />}
      </Collapse>
      <Collapse expanded={panel === 'cancel'}>
        {panel === 'cancel' && <CancelForm booking={booking} onDone={close} />}
      </Collapse>
    </Stack>
  );
};
