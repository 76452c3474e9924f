import { z } from 'zod';
import { Id, Line, LocalDate } from '../scalars.ts';
import { BookingStatus } from './bookings.ts';

const Ids = z.array(Id).max(200);

/** Which columns of the calendar come first, in this order, and which are not shown. What is not named follows by name. */
export const ColumnChoice = z.strictObject({ order: Ids, hidden: Ids });
export type ColumnChoice = z.output<typeof ColumnChoice>;

/** A choice for each way to divide a day into columns. */
const ColumnChoices = z.strictObject({
  practitioner: ColumnChoice,
  facility: ColumnChoice,
  // Whoever chose before there were columns of rooms has said nothing about them.
  room: ColumnChoice.default({ order: [], hidden: [] }),
});

/** Days of a list: counted from today on, so that a saved view stays right, or given. */
export const BookingSpan = z.enum(['today', 'this-week', 'next-30', 'last-30', 'custom']);
export type BookingSpan = z.output<typeof BookingSpan>;

/** What a list of bookings is narrowed to. */
export const BookingFilters = z.strictObject({
  span: BookingSpan.optional(),
  /** The first and the last day of a custom span. */
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  status: z.array(BookingStatus).max(BookingStatus.options.length).optional(),
  practitionerId: Id.optional(),
  facilityId: Id.optional(),
  serviceId: Id.optional(),
  newestFirst: z.boolean().optional(),
});
export type BookingFilters = z.output<typeof BookingFilters>;

/** Filters under a name. */
export const BookingView = z.strictObject({ name: Line(60), filters: BookingFilters });
export type BookingView = z.output<typeof BookingView>;

const fields = { columns: ColumnChoices, bookingViews: z.array(BookingView).max(50) };

/** How a member likes to work. Nobody else sees it, and it gives access to nothing. */
export const Preferences = z.object(fields);
export type Preferences = z.output<typeof Preferences>;

/** What is left out stays as it is; the last one to save wins, because they are one and the same person. */
export const PreferencesChange = z.strictObject(fields).partial();
