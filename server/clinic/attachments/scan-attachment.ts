import { createHash } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import type { ClinicAtWork, WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { keyringIn } from '../../data/lists/opening.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { type Actor, systemActor } from '../../data/records/actor.ts';
import { Attachment } from './attachment.entity.ts';
import { AttachmentPart } from './attachment-part.entity.ts';
import { type Judged, judge } from './content/judge.ts';
import { besideOf } from './owner.ts';
import { type Scanner, ScannerFault } from './scanner/scanner.ts';

/** Where a file waits to be looked at. */
export const attachmentsToScan = (): WorkToFind => ['clinics_with_attachments'];

const Next = z.object({ id: z.string() });
const next = `
  select id from clinic.attachments where status = 'waiting' and scan_at <= now() and deleted_at is null
  order by scan_at, id limit 1`;

/** The trail names the file for the request. */
const actorFor = (clinicId: string, requestId: string | null): Actor => {
  const system = systemActor(clinicId, 'attachments.scan');
  return { ...system, trail: { ...system.trail, requestId } };
};

const bytesOf = async (em: ClinicEm, id: string): Promise<Buffer> => {
  const parts = await em.find(
    AttachmentPart,
    { attachment: { id }, view: 'original' },
    { orderBy: { position: 1 } },
  );
  return Buffer.concat(parts.map(({ bytes }) => bytes));
};

/** Another process may have looked at it meanwhile, or somebody may have put it away. */
const stillWaiting = (em: ClinicEm, id: string): Promise<Attachment | null> =>
  em.findOne(Attachment, { id, status: 'waiting' }, { lockMode: LockMode.PESSIMISTIC_WRITE });

/** A file that hangs on the same with the same bytes; what is in the trash does not count (RQ36). */
const sameAs = async (em: ClinicEm, attachment: Attachment, fingerprint: string) => {
  const where = { ...besideOf(attachment), fingerprint, id: { $ne: attachment.id } };
  return (await em.findOne(Attachment, where, { orderBy: { createdAt: 1 } }))?.id ?? null;
};

const keep = async (em: ClinicEm, id: string, bytes: Buffer, { verdict, preview }: Judged): Promise<void> => {
  const attachment = await stillWaiting(em, id);
  if (!attachment) return;
  const digest = createHash('sha256').update(bytes).digest('hex');
  const fingerprint = keyringIn(em).token(`attachment ${digest}`);
  Object.assign(attachment, { fingerprint, sameAs: await sameAs(em, attachment, fingerprint) });
  attachment.judge(verdict);
  if (!preview) return;
  attachment.hasPreview = true;
  em.create(AttachmentPart, {
    attachment,
    view: 'preview',
    position: 0,
    size: preview.length,
    bytes: preview,
  });
};

/**
 * Has the clinic's next file that waits looked at; answers whether there may be more. Nothing is open meanwhile, as a scanner takes as
 * long as it likes. Where nobody can say what it is it stays where it is and is looked at again later, which fails the job, so that
 * whoever leads the clinic finds that on its page of status (RQ9).
 */
export const scanAttachment = async (
  planes: Planes,
  { id: clinicId }: Pick<ClinicAtWork, 'id'>,
  scanner: Scanner,
): Promise<boolean> => {
  const [waiting] = await asActor(planes, actorFor(clinicId, null), em => inClinic(em, Next, next), {
    readOnly: true,
  });
  if (!waiting) return false;
  const { id } = waiting;
  const actor = actorFor(clinicId, id);
  const bytes = await asActor(planes, actor, em => bytesOf(em, id), { readOnly: true });
  try {
    const judged = await judge(bytes, scanner);
    await asActor(planes, actor, em => keep(em, id, bytes, judged));
  } catch (error) {
    await asActor(planes, actor, async em =>
      (await stillWaiting(em, id))?.letWait(error instanceof ScannerFault),
    );
    throw error;
  }
  return true;
};
