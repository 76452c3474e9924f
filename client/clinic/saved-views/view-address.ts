import type { SavedView } from '../../../shared/clinic/saved-views.ts';
import { parseSearch, stringifySearch } from '../../ui/tables/flat-search.ts';

/** What stands in the address for these filters, as a view keeps it. */
export const searchTextOf = (filters: Record<string, unknown>): string => stringifySearch(filters).slice(1);

const inOrder = (text: string): string =>
  searchTextOf(Object.fromEntries(Object.entries(parseSearch(text)).sort(([a], [b]) => a.localeCompare(b))));

/** Whether two say the same, in whatever order. */
export const isSameSearch = (a: string, b: string): boolean => inOrder(a) === inOrder(b);

export const addressOf = ({ page, search }: Pick<SavedView, 'page' | 'search'>): string =>
  search ? `/${page}?${search}` : `/${page}`;
