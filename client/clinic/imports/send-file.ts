import { PART_BYTES } from '../../../shared/clinic/imports.ts';
import { trpc } from '../../trpc.ts';

/** Bytes that are made letters at once: more would not fit into the arguments of one call. */
const AT_ONCE = 8192;

const base64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  return btoa(text);
};

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
