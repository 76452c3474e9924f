import { noSuchPage } from './page.ts';

interface Asked {
  cursor?: string | undefined;
  limit: number;
}

/**
 * A page of what is worked out anew at each call, so that none is cut off without a word (K22). The cursor is the last one that
 * was answered, as `orderOf` writes it; items are given in its order and no two have the same. What changes between two
 * pages changes the next one only, and nothing comes twice. BAD_REQUEST for a cursor that `form` does not know.
 */
export const computedPage = <Item>(
  all: readonly Item[],
  orderOf: (item: Item) => string,
  form: RegExp,
  { cursor, limit }: Asked,
): { items: Item[]; nextCursor: string | null } => {
  const after = cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString();
  if (cursor !== undefined && !form.test(after)) throw noSuchPage();
  const rest = after === '' ? all : all.filter(item => orderOf(item) > after);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  const isMore = last !== undefined && rest.length > limit;
  return { items, nextCursor: isMore ? Buffer.from(orderOf(last)).toString('base64url') : null };
};
