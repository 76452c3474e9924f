import { useQuery } from '@tanstack/react-query';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';

/** Local days of the clinic: `from` included, `to` excluded, 42 at most. */
type Span = { from: string; to: string; practitionerId?: string; facilityId?: string; patientId?: string };

export const bookingsBetweenKey = [...api.bookings.list.pathKey(), 'between'] as const;

/** A calendar needs every booking of its span, so the pages are read to the end, up to a thousand rows. */
const maxPages = 10;

export const useBookingsBetween = ({ from, to, ...filters }: Span) => {
  const { toInstant } = useFormats();
  const query = {
    ...filters,
    from: toInstant(`${from} 00:00:00`),
    to: toInstant(`${to} 00:00:00`),
    limit: 100,
  };

  return useQuery({
    queryKey: [...bookingsBetweenKey, query],
    queryFn: async ({ signal }) => {
      const bookings: BookingRow[] = [];
      let cursor: string | undefined;
      for (let pages = 0; pages < maxPages; pages++) {
        const page = await trpc.bookings.list.query({ ...query, cursor }, { signal });
        bookings.push(...page.items);
        if (!page.nextCursor) break;
        cursor = page.nextCursor;
      }
      return bookings.sort((a, b) => a.startsAt.localeCompare(b.startsAt));
    },
    placeholderData: previous => previous,
  });
};
