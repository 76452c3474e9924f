import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { failureOf } from '../../ui/failure/failure.ts';
import { offerUndo, tellFailure } from '../../ui/failure/offer-undo.tsx';
import { forAReason } from '../reasons/for-a-reason.tsx';
import type { MoveRequest } from './move-request.ts';
import { offerFreeTimes } from './offer-free-times.tsx';
import { bookingsBetweenKey } from './use-bookings-between.ts';

/** Whether only its end changes. */
const staysAt = ({ booking, startsAt, practitionerId, facilityId }: MoveRequest): boolean =>
  Date.parse(startsAt) === Date.parse(booking.startsAt) &&
  (practitionerId ?? booking.practitioner.id) === booking.practitioner.id &&
  (facilityId ?? booking.facility.id) === booking.facility.id;

/**
 * Moves a booking at once on the screen and puts it back when the server refuses; a taken time offers the
 * next free ones.
 */
export const useMoveBooking = () => {
  const client = useQueryClient();
  const formats = useFormats();
  const mutation = useMutation(api.bookings.move.mutationOptions());

  const show = (moved: BookingRow) =>
    client.setQueriesData<BookingRow[]>({ queryKey: bookingsBetweenKey }, bookings =>
      bookings?.map(booking => (booking.id === moved.id ? moved : booking)),
    );

  const move = async ({ booking, ...to }: MoveRequest): Promise<BookingRow | undefined> => {
    await client.cancelQueries({ queryKey: bookingsBetweenKey });
    const practitioner = to.practitionerId
      ? { id: to.practitionerId, name: booking.practitioner.name }
      : booking.practitioner;
    show({ ...booking, practitioner, startsAt: to.startsAt, endsAt: to.endsAt });
    try {
      const { id, version } = booking;
      const moved = await forAReason((despite = to.despite) =>
        mutation.mutateAsync({ id, version, ...to, despite }),
      );
      show(moved ?? booking);
      return moved;
    } catch (error) {
      show(booking);
      refuse(error, { booking, ...to });
      return undefined;
    }
  };

  const refuse = (error: unknown, request: MoveRequest) => {
    const { message, nextFree } = failureOf(error);
    if (!nextFree?.length) {
      tellFailure(error);
      void client.invalidateQueries({ queryKey: bookingsBetweenKey });
      return;
    }
    offerFreeTimes({
      refusal: message,
      slots: nextFree,
      onPick: ({ startsAt, endsAt }) => void moveWithUndo({ ...request, startsAt, endsAt }),
    });
  };

  const moveWithUndo = async (request: MoveRequest) => {
    const before = request.booking;
    const moved = await move(request);
    if (!moved) return;
    offerUndo(
      staysAt(request)
        ? `${moved.patient.name} is booked until ${formats.time(moved.endsAt)}.`
        : `${moved.patient.name} is moved to ${formats.day(moved.startsAt)}, ${formats.time(moved.startsAt)}.`,
      () =>
        move({
          booking: moved,
          startsAt: before.startsAt,
          endsAt: before.endsAt,
          practitionerId: before.practitioner.id,
          facilityId: before.facility.id,
          despite: before.despiteReason ? { reason: before.despiteReason } : undefined,
        }),
    );
  };

  return (request: MoveRequest): void => void moveWithUndo(request);
};
