import { clinicsWithWork } from '../../server/access/clinics/clinics-with-work.ts';
import { attachmentsToScan, scanAttachment } from '../../server/clinic/attachments/scan-attachment.ts';
import { byContent } from '../../server/clinic/attachments/scanner/by-content.ts';
import { type FileOwner, PART_BYTES } from '../../shared/clinic/attachments.ts';
import type { as } from './world.ts';
import { planes, type TestClinic } from './world.ts';

type Caller = Awaited<ReturnType<typeof as>>;

/** Does what the job does for a clinic, until nothing waits any more. */
export const scanAll = async ({ id }: Pick<TestClinic, 'id'>, scanner = byContent): Promise<void> => {
  for (;;) {
    const work = (await clinicsWithWork(planes, attachmentsToScan())).find(clinic => clinic.id === id);
    if (!work || !(await scanAttachment(planes, work, scanner))) return;
  }
};

/** Attaches a file to a request, or to what is named, in parts, as the dashboard does; it waits then. */
export const attach = async (
  caller: Caller,
  on: string | FileOwner,
  file: Buffer | string,
  name = 'letter.txt',
) => {
  const owner = typeof on === 'string' ? { requestId: on } : on;
  const bytes = Buffer.from(file);
  let attachment = await caller.attachments.begin({ ...owner, name, size: bytes.length });
  for (let position = 0; position * PART_BYTES < bytes.length; position++) {
    const part = bytes.subarray(position * PART_BYTES, (position + 1) * PART_BYTES);
    attachment = await caller.attachments.send({
      ...{ id: attachment.id, position, bytes: part.toString('base64') },
    });
  }
  return attachment;
};

/** The bytes of a file, by a link that is made for it. */
export const openFile = async (caller: Caller, id: string, view: 'original' | 'preview' = 'original') => {
  const { until, signature } = await caller.attachments.link({ id, view });
  const link = { id, view, until, signature };
  const parts: Buffer[] = [];
  for (let position = 0, isLast = false; !isLast; position++) {
    const part = await caller.attachments.part({ ...link, position });
    parts.push(Buffer.from(part.bytes, 'base64'));
    isLast = part.isLast;
  }
  return Buffer.concat(parts);
};
