import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { AnyLine, Line } from '../scalars.ts';

/** Lists whose filters stand in their address, each by its path. */
export const ListPage = z.enum([
  ...(['patients', 'bookings', 'booking-requests', 'waiting-list'] as const),
  ...(['services', 'staff', 'mails', 'audit', 'service-requests'] as const),
]);
export type ListPage = z.output<typeof ListPage>;

/** What one may keep of each list. */
export const MOST_VIEWS = 20;

/** What stands in the address of a list behind its question mark; each page reads it as it reads its address. */
const Search = AnyLine(1500).regex(/^[\w.*%+&=,-]*$/, t('This is not the search of a web address.'));

/** The filters and the order of a list under a name. */
export const SavedView = z.strictObject({
  page: ListPage,
  name: Line(60),
  search: Search,
  /** Whether the list begins with it, for whoever comes without filters. */
  isStart: z.boolean(),
});
export type SavedView = z.output<typeof SavedView>;

export const SavedViews = z.array(SavedView).max(MOST_VIEWS * ListPage.options.length);

/** Names that differ in their case alone are one, because nobody could tell them apart by ear. */
export const isSameView = (
  a: Pick<SavedView, 'page' | 'name'>,
  b: Pick<SavedView, 'page' | 'name'>,
): boolean => a.page === b.page && a.name.toLowerCase() === b.name.toLowerCase();
