import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { failureOf } from '../../ui/failure/failure.ts';
import { offerUndo, tellFailure } from '../../ui/failure/offer-undo.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { forAReason } from '../reasons/for-a-reason.tsx';
import { type IsOutdated, moveInTurn } from './move-in-turn.ts';
import { type MoveRequest, roomAfter } from './move-request.ts';
import { offerFreeTimes } from './offer-free-times.tsx';
import { type BookingsRead, bookingsBetweenKey } from './use-bookings-between.ts';

/** Whether only its end or its room changes. */
const staysAt = ({ booking, startsAt, practitionerId, facilityId }: MoveRequest): boolean =>
  Date.parse(startsAt) === Date.parse(booking.startsAt) &&
  (practitionerId ?? booking.practitioner.id) === booking.practitioner.id &&
  (facilityId ?? booking.facility.id) === booking.facility.id;

/** What became of it, in words. */
const movedWords = (
  request: MoveRequest,
  { patient, startsAt, endsAt, room }: BookingRow,
  formats: Formats,
) => {
  const { name } = patient;
  if (!staysAt(request))
    return t('{patient} is moved to {day}, {time}.', {
      patient: name,
      day: formats.day(startsAt),
      time: formats.time(startsAt),
    });
  if (Date.parse(endsAt) !== Date.parse(request.booking.endsAt))
    return t('{patient} is booked until {time}.', { patient: name, time: formats.time(endsAt) });
  return room
    ? t('{patient} is moved to {room}.', { patient: name, room: room.name })
    : t('{patient} has no room any more.', { patient: name });
};

/**
 * Moves a booking at once on the screen and puts it back when the server refuses; a taken time offers the
 * next free ones.
 */
export const useMoveBooking = () => {
  const client = useQueryClient();
  const formats = useFormats();
  const mutation = useMutation(api.bookings.move.mutationOptions());

  const show = (moved: BookingRow) =>
    client.setQueriesData<BookingsRead>(
      { queryKey: bookingsBetweenKey },
      read =>
        read && {
          ...read,
          bookings: read.bookings.map(booking => (booking.id === moved.id ? moved : booking)),
        },
    );

  const move = async ({ booking, ...to }: MoveRequest): Promise<BookingRow | undefined> => {
    await client.cancelQueries({ queryKey: bookingsBetweenKey });
    const practitioner = to.practitionerId
      ? { id: to.practitionerId, name: booking.practitioner.name }
      : booking.practitioner;
    const facility = { ...booking.facility, id: to.facilityId ?? booking.facility.id };
    const room = roomAfter(booking, to.roomId);
    show({ ...booking, practitioner, facility, room, startsAt: to.startsAt, endsAt: to.endsAt });
    return moveInTurn(booking, (current, isOutdated) => send({ booking: current, ...to }, isOutdated));
  };

  const send = async (
    { booking, ...to }: MoveRequest,
    isOutdated: IsOutdated,
  ): Promise<BookingRow | undefined> => {
    try {
      const { id, version } = booking;
      const moved = await forAReason((despite = to.despite) =>
        mutation.mutateAsync({ id, version, ...to, despite }),
      );
      if (!moved || !isOutdated()) show(moved ?? booking);
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
    const former = before.room?.id ?? null;
    offerUndo(movedWords(request, moved, formats), () =>
      move({
        booking: moved,
        startsAt: before.startsAt,
        endsAt: before.endsAt,
        practitionerId: before.practitioner.id,
        facilityId: before.facility.id,
        ...((moved.room?.id ?? null) !== former && { roomId: former }),
        despite: before.despiteReason ? { reason: before.despiteReason } : undefined,
      }),
    );
  };

  return (request: MoveRequest): void => void moveWithUndo(request);
};
