import type { z } from 'zod';
import { RefusedMessage } from './provider.ts';

/** What signed bytes say, which is looked at after their signature only. */
export const readMessage = <Shape extends z.ZodType>(shape: Shape, body: Buffer): z.output<Shape> => {
  const read = shape.safeParse(jsonOf(body));
  // What is wrong is named by its place alone: values of a message are nobody's in a log.
  if (!read.success)
    throw new RefusedMessage(`It lacks ${read.error.issues.map(({ path }) => path.join('.')).join(', ')}.`);
  return read.data;
};

const jsonOf = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new RefusedMessage('It is not JSON.', { cause });
  }
};
