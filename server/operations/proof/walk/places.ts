/** Where in an input a value stands, such as `hours.0.facilityId`. */
export type At = (string | number)[];

/** The values of an input that point at something of a clinic. */
export const placesOf = (input: unknown, pointers: Set<string>, at: At = []): { at: At; value: string }[] => {
  if (typeof input === 'string') return pointers.has(input) ? [{ at, value: input }] : [];
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([key, inner]) => placesOf(inner, pointers, [...at, key]));
};

/** A copy of the input with another value in this place. */
export const replaced = (input: unknown, at: At, value: unknown): unknown => {
  const [key, ...rest] = at;
  if (key === undefined) return value;
  if (Array.isArray(input)) return input.with(Number(key), replaced(input[Number(key)], rest, value));
  return { ...Object(input), [key]: replaced(Reflect.get(Object(input), key), rest, value) };
};
