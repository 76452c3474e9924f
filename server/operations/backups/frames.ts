/** How much is sealed at a time, so that no part of a backup is ever in memory as a whole. */
const FRAME = 256 * 1024;
/** What compression hands over last may lie above it. */
const LONGEST = 2 * FRAME;
const LENGTH = 4;

/** The place of a frame: cut off, doubled or in another order, the frames of a file do not open. */
const placeOf = (at: number, isLast: boolean): string => `${at} ${isLast ? 'last' : 'more'}`;

type Sealing = (place: string, bytes: Buffer) => Buffer;

/** Seals what comes in frames, each behind its length. */
export const inFrames = (seal: Sealing) =>
  async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let waiting: Buffer[] = [];
    let size = 0;
    let at = 0;
    const frame = (isLast: boolean): Buffer => {
      const sealed = seal(placeOf(at++, isLast), Buffer.concat(waiting));
      const length = Buffer.alloc(LENGTH);
      length.writeUInt32BE(sealed.length);
      [waiting, size] = [[], 0];
      return Buffer.concat([length, sealed]);
    };
    for await (const chunk of chunks) {
      if (size >= FRAME) yield frame(false);
      waiting.push(chunk);
      size += chunk.length;
    }
    yield frame(true);
  };

/** What is in frames that come in chunks of any size; throws at the first that does not open. */
export async function* outOfFrames(chunks: AsyncIterable<Buffer>, unseal: Sealing): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  let at = 0;
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    // What is followed by something is not the last.
    for (let end = endOf(held); end < held.length; end = endOf(held)) {
      yield unseal(placeOf(at++, false), held.subarray(LENGTH, end));
      held = held.subarray(end);
    }
  }
  if (endOf(held) !== held.length) throw new RangeError('A frame is cut off.');
  yield unseal(placeOf(at, true), held.subarray(LENGTH));
}

/** Where the first frame of what is held ends, as far as that is known. */
const endOf = (held: Buffer): number => {
  if (held.length < LENGTH) return Number.POSITIVE_INFINITY;
  const length = held.readUInt32BE();
  if (length > LONGEST) throw new RangeError('A frame is longer than any.');
  return LENGTH + length;
};
