import { DAY } from '../../shared/durations.ts';
import { atMost, type Figure } from './figures.ts';
import type { Size } from './size.ts';
import type { Stage } from './stage.ts';
import { callerOf } from './statements.ts';
import { median, percentile, rounded, timed } from './statistics.ts';

const date = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The free times of a service with all practitioners of the largest clinic on 30 days: each page has all of them reckoned. */
export const freeSlotsMs = async (stage: Stage, { rounds }: Size): Promise<Figure> => {
  const caller = callerOf(stage);
  const from = Date.now() + 7 * DAY;
  const ask = () =>
    caller.bookings.freeSlots({
      ...{ serviceId: stage.serviceIds[0] ?? '', limit: 100 },
      ...{ from: date(from), to: date(from + 29 * DAY) },
    });
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) times.push(await timed(ask));
  // Whoever asks first waits for plans that are made once.
  times.shift();
  return atMost(50, median(times), {
    p95Ms: rounded(percentile(times, 0.95)),
    practitioners: stage.practitionerIds.length,
  });
};

/** The bookings of a week of the largest clinic, as its calendar asks for them. */
export const calendarWeekMs = async (stage: Stage, { rounds }: Size): Promise<Figure> => {
  const caller = callerOf(stage);
  const from = Date.now() - 3 * DAY;
  const span = { from: new Date(from).toISOString(), to: new Date(from + 7 * DAY).toISOString() };
  const times: number[] = [];
  let bookings = 0;
  for (let round = 0; round <= rounds; round++) {
    bookings = 0;
    const took = await timed(async () => {
      for (let cursor: string | undefined, more = true; more; ) {
        const page = await caller.bookings.list({ ...span, limit: 100, cursor });
        bookings += page.items.length;
        cursor = page.nextCursor ?? undefined;
        more = cursor !== undefined;
      }
    });
    if (round > 0) times.push(took);
  }
  return atMost(100, median(times), { p95Ms: rounded(percentile(times, 0.95)), bookings });
};
