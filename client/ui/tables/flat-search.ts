/** Plain `?key=value`, so that links stay readable and a search for `007` stays text. */
export const parseSearch = (search: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(search));

export const stringifySearch = (search: Record<string, unknown>): string => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search))
    if (typeof value === 'boolean' || (typeof value === 'string' && value)) params.set(key, `${value}`);
  const text = params.toString();
  return text ? `?${text}` : '';
};
