import { type FileOwner, PART_BYTES } from '../../../shared/clinic/attachments.ts';
import { trpc } from '../../trpc.ts';
import { base64 } from '../records/base64.ts';

/** Attaches a file part by part. One that is too large is refused before any of it is read. */
export const attachFile = async (
  owner: FileOwner,
  file: File,
  onProgress: (percent: number) => void,
): Promise<void> => {
  const { id } = await trpc.attachments.begin.mutate({
    ...{ ...owner, name: file.name.slice(-10_000), size: file.size },
  });
  const parts = Math.ceil(file.size / PART_BYTES);
  for (let position = 0; position < parts; position++) {
    const part = file.slice(position * PART_BYTES, (position + 1) * PART_BYTES);
    const bytes = base64(new Uint8Array(await part.arrayBuffer()));
    await trpc.attachments.send.mutate({ id, position, bytes });
    onProgress((100 * (position + 1)) / parts);
  }
};
