import { PART_BYTES } from '../../../shared/clinic/imports.ts';
import { trpc } from '../../trpc.ts';
import { base64 } from '../records/base64.ts';

/** Sends a file part by part, and answers the id of its import. One that is too large is refused before any of it is read. */
export const sendFile = async (file: File, onProgress: (percent: number) => void): Promise<string> => {
  const { id } = await trpc.patientImports.begin.mutate({ name: file.name.slice(-200), size: file.size });
  const parts = Math.ceil(file.size / PART_BYTES);
  for (let position = 0; position < parts; position++) {
    const part = file.slice(position * PART_BYTES, (position + 1) * PART_BYTES);
    const bytes = base64(new Uint8Array(await part.arrayBuffer()));
    await trpc.patientImports.send.mutate({ id, position, bytes });
    onProgress((100 * (position + 1)) / parts);
  }
  return id;
};
