import type { Answer } from './ask.ts';

/** The keys and types of a value, without what it holds; a list has the shapes of its elements. */
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
};

const ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;
const INSTANT = /\d{4}-\d{2}-\d{2}T[\d:.]+Z/g;

/** Without what differs between any two calls: the value that was tried, ids made by the call, and the time. */
const settled = ({ body }: Answer, tried: string[]): string =>
  tried
    .reduce((text, value) => text.replaceAll(value, '…'), body)
    .replace(ID, '…')
    .replace(INSTANT, '…');

/**
 * In what two answers differ, the one for another clinic's values and the one for values that are nobody's: any
 * difference would tell whether the other clinic has them. Null when nothing can be told.
 */
export const differenceOf = (
  stolen: { answer: Answer; tried: string[] },
  invented: { answer: Answer; tried: string[] },
): 'status' | 'shape' | 'body' | null => {
  if (stolen.answer.status !== invented.answer.status) return 'status';
  const [one, other] = [settled(stolen.answer, stolen.tried), settled(invented.answer, invented.tried)];
  if (one === other) return null;
  const shapes = [one, other].map(text => JSON.stringify(shapeOf(JSON.parse(text))));
  return shapes[0] === shapes[1] ? 'body' : 'shape';
};
