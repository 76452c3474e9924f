import { type FileHandle, open } from 'node:fs/promises';

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

/** What is in the frames of a file; throws at the first that does not open. */
export async function* outOfFrames(file: string, unseal: Sealing): AsyncGenerator<Buffer> {
  await using handle = await open(file, 'r');
  const { size } = await handle.stat();
  let position = 0;
  for (let at = 0; at === 0 || position < size; at++) {
    const length = (await exactly(handle, position, LENGTH)).readUInt32BE();
    if (length > LONGEST) throw new RangeError('A frame is longer than any.');
    const sealed = await exactly(handle, position + LENGTH, length);
    position += LENGTH + length;
    yield unseal(placeOf(at, position === size), sealed);
  }
}

const exactly = async (handle: FileHandle, position: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, position);
  if (bytesRead < length) throw new RangeError('A frame is cut off.');
  return bytes;
};
