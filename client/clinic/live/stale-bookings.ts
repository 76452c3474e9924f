import type { Query, QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import type { BookingPage, BookingRow } from '../../../shared/clinic/bookings.ts';
import type { BookingChanged } from '../../../shared/clinic/live.ts';
import { api } from '../../trpc.ts';
import { type BookingsRead, bookingsBetweenKey } from '../bookings/use-bookings-between.ts';

const Asked = z.object({
  from: z.string(),
  to: z.string(),
  practitionerId: z.string().optional(),
  facilityId: z.string().optional(),
});

/** Whether a list has to be asked for again: it holds an older version, or lacks what is in its span now. */
const isStale = (asked: z.output<typeof Asked>, rows: BookingRow[] | undefined, change: BookingChanged) => {
  const known = rows?.find(({ id }) => id === change.id);
  if (known) return known.version < change.version;
  const place = change.places.at(-1);
  return (
    place !== undefined &&
    place.startsAt < asked.to &&
    place.endsAt > asked.from &&
    (asked.practitionerId ?? place.practitionerId) === place.practitionerId &&
    (asked.facilityId ?? place.facilityId) === place.facilityId
  );
};

/**
 * Whether these changes may be of the patient whose bookings are listed: one of those that are shown, or one that is new, as
 * nobody is told whose.
 */
const mayBeListed = ({ queryKey: [, asked], state }: Query, changes: BookingChanged[]): boolean => {
  if (!Object(Object(asked).input).patientId) return false;
  const rows: BookingRow[] =
    Object(state.data).pages?.flatMap(({ items }: z.output<typeof BookingPage>) => items) ?? [];
  return changes.some(({ id, version }) => version === 1 || rows.some(row => row.id === id));
};

/** Asks again for what these changes made stale of what is on the screen, and no more: each look at patients is recorded. */
export const refetchStale = async (client: QueryClient, changes: BookingChanged[]): Promise<void> => {
  const lists = client.invalidateQueries({
    queryKey: bookingsBetweenKey,
    predicate: ({ queryKey, state }) => {
      const asked = Asked.safeParse(queryKey[bookingsBetweenKey.length]).data;
      const rows = (state.data as BookingsRead | undefined)?.bookings;
      return asked === undefined || changes.some(change => isStale(asked, rows, change));
    },
  });
  const shown = changes.flatMap(({ id, version }) => {
    const queryKey = api.bookings.get.queryKey({ id });
    const known = client.getQueryData(queryKey);
    return known && known.version < version ? [client.invalidateQueries({ queryKey })] : [];
  });
  if (shown.length > 0) shown.push(client.invalidateQueries(api.audit.timeline.pathFilter()));
  const listed = {
    ...api.bookings.list.pathFilter(),
    predicate: (query: Query) => mayBeListed(query, changes),
  };
  if (client.getQueryCache().findAll(listed).length > 0)
    shown.push(client.invalidateQueries(listed), client.invalidateQueries(api.bookings.totals.pathFilter()));
  // A request keeps a time as a booking does, and is told of as one.
  const requests = client.invalidateQueries(api.bookingRequests.pathFilter());
  await Promise.all([
    ...[lists, ...shown, requests],
    client.invalidateQueries(api.bookings.freeSlots.pathFilter()),
    client.invalidateQueries(api.frontDesk.pathFilter()),
    client.invalidateQueries(api.notifications.pathFilter()),
  ]);
};

/** The same where nobody can say what changed. */
export const refetchAll = async (client: QueryClient): Promise<void> => {
  await Promise.all([
    client.invalidateQueries(api.bookings.pathFilter()),
    client.invalidateQueries(api.bookingRequests.pathFilter()),
    client.invalidateQueries(api.frontDesk.pathFilter()),
    client.invalidateQueries(api.messages.pathFilter()),
    client.invalidateQueries(api.filledForms.pathFilter()),
    client.invalidateQueries(api.notifications.pathFilter()),
  ]);
};
