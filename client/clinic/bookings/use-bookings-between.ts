import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import type { Formats } from '../../ui/formats/formats.ts';

/** Local days of the clinic: `from` included, `to` excluded, 42 at most. */
type Span = { from: string; to: string; practitionerId?: string; facilityId?: string; patientId?: string };

type Options = {
  enabled?: boolean;
  /** Whose days they are, where that is not the clinic's own zone. */
  formats?: Formats;
};

export const bookingsBetweenKey = [...api.bookings.list.pathKey(), 'between'] as const;

/** A calendar needs every booking of its span, so the pages are read to the end, up to a thousand rows. */
const maxPages = 10;
const pageSize = 100;

/** The bookings of a span that were read; `isCut` when there are more of them. */
export interface BookingsRead {
  bookings: BookingRow[];
  isCut: boolean;
}

/**
 * The bookings of a span; nothing until exactly these are there, since those of another span would make it look free (FD1).
 * `failure` is set from the first attempt that fails, while the next ones are still being made.
 */
export const useBookingsBetween = (
  { from, to, ...filters }: Span,
  { enabled = true, formats }: Options = {},
) => {
  const client = useQueryClient();
  const ofClinic = useFormats();
  const { toInstant } = formats ?? ofClinic;
  const query = {
    ...filters,
    from: toInstant(`${from} 00:00:00`),
    to: toInstant(`${to} 00:00:00`),
    limit: pageSize,
  };

  const queryKey = [...bookingsBetweenKey, query];
  const { data, failureReason } = useQuery({
    queryKey,
    enabled,
    queryFn: async ({ signal }): Promise<BookingsRead> => {
      // One that is moved while the pages are read may be on two of them; the later one knows better (S28).
      const bookings = new Map<string, BookingRow>();
      let cursor: string | undefined;
      for (let pages = 0; pages < maxPages; pages++) {
        const page = await trpc.bookings.list.query({ ...query, cursor }, { signal });
        for (const booking of page.items) bookings.set(booking.id, booking);
        cursor = page.nextCursor ?? undefined;
        if (!cursor) break;
      }
      const inOrder = [...bookings.values()].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
      return { bookings: inOrder, isCut: cursor !== undefined };
    },
  });
  return {
    bookings: data?.bookings,
    isCut: data?.isCut ?? false,
    failure: data ? null : failureReason,
    /** Asks again at once, instead of when the next attempt is due. */
    retry: () => void client.resetQueries({ queryKey, exact: true }),
  };
};
