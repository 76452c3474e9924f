import type { z } from 'zod';
import {
  AttachmentBytes,
  AttachmentBytesQuery,
  AttachmentLink,
  AttachmentLinkQuery,
  AttachmentPage,
  AttachmentPart as AttachmentPartContract,
  AttachmentQuery,
  Attachment as Contract,
  MOST_FILES,
  NewAttachment,
} from '../../../shared/clinic/attachments.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { trashOf } from '../../data/orm/trash-of.ts';
import { restoreFromTrash } from '../../data/orm/versions.ts';
import { actorOf } from '../../data/records/actor.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { Refusal } from '../../errors.ts';
import { namesOf } from '../users/names.ts';
import { Attachment } from './attachment.entity.ts';
import { AttachmentPart } from './attachment-part.entity.ts';
import { kinds, savedName } from './content/verdict.ts';
import { expectLink, signedLink } from './link.ts';
import {
  besideOf,
  expectRemovable,
  expectRestorable,
  type Looking,
  ownerIdsOf,
  ownerOf,
  patientsOf,
} from './owner.ts';

const reading = { readsPatients: true };
const bounded = { withinFacilities: true };

const listed = listOf(Attachment, sortedBy(['createdAt']), {
  fields: ['id', 'createdAt'],
  where: ({ requestId, complianceRecordId, expenseId }: z.output<typeof AttachmentQuery>) => ({
    request_id: requestId,
    compliance_record_id: complianceRecordId,
    expense_id: expenseId,
  }),
});

const shown = async (em: ClinicEm, attachments: Attachment[]): Promise<z.input<typeof Contract>[]> => {
  const nameOf = await namesOf(
    em,
    attachments.map(({ createdBy }) => createdBy),
  );
  return attachments.map(({ request, complianceRecord, expense, patient: _, createdBy, ...fields }) => ({
    ...fields,
    requestId: request?.id ?? null,
    complianceRecordId: complianceRecord?.id ?? null,
    expenseId: expense?.id ?? null,
    author: nameOf(createdBy),
  }));
};

const shownOne = async (em: ClinicEm, attachment: Attachment): Promise<z.input<typeof Contract>> => {
  // Its version is known then.
  await em.flush();
  recordAccess(em, patientsOf(attachment));
  const [one] = await shown(em, [attachment]);
  if (!one) throw new Error('What was asked for is not answered.');
  return one;
};

const findWithOwner = async (looking: Looking, id: string): Promise<Attachment> => {
  const attachment = await looking.em.findOneOrFail(Attachment, { id });
  await ownerOf(looking, ownerIdsOf(attachment), 'read');
  return attachment;
};

/** The same, where there is something of it to be opened. */
const findToOpen = async (
  looking: Looking,
  { id, view }: z.output<typeof AttachmentLinkQuery>,
): Promise<Attachment> => {
  const attachment = await findWithOwner(looking, id);
  attachment.expectClean();
  if (view === 'preview' && !attachment.hasPreview) throw new Refusal('There is no preview of this file.');
  recordAccess(looking.em, patientsOf(attachment));
  return attachment;
};

/** Files that hang on requests (WRK-1), those that prove a record of compliance (CLI-6), and receipts of expenses (FIN-1). */
export const attachments = router({
  list: allowed('requests:read', 'GET /attachments', AttachmentQuery, AttachmentPage, reading).query(
    async call => {
      const { em } = call.ctx;
      recordAccess(em, patientsOf(await ownerOf(call.ctx, call.input, 'read')));
      const { items, nextCursor } = await listed(call);
      const found = await em.find(
        Attachment,
        { id: { $in: items.map(({ id }) => id) } },
        { orderBy: { createdAt: 'asc', id: 'asc' } },
      );
      return { items: await shown(em, found), nextCursor };
    },
  ),

  get: allowed('requests:read', 'GET /attachments/{id}', ById, Contract, reading).query(
    async ({ ctx, input }) => shownOne(ctx.em, await findWithOwner(ctx, input.id)),
  ),

  /** Announces a file, so that one that is too large is refused before any of it is sent. */
  begin: allowed('requests:write', 'POST /attachments', NewAttachment, Contract, bounded).mutation(
    async ({ ctx, input: { requestId, complianceRecordId, expenseId, ...fields } }) => {
      const { em } = ctx;
      const named = { requestId, complianceRecordId, expenseId };
      const owner = await ownerOf(ctx, named, 'write', { isLocked: true });
      const { request = null, complianceRecord = null, expense = null } = owner;
      const beside = besideOf({ request, complianceRecord, expense });
      const there = await em.find(Attachment, beside, { fields: ['id'], limit: MOST_FILES });
      if (there.length >= MOST_FILES)
        throw new Refusal('At most {files} files hang here. Please remove one first.', { files: MOST_FILES });
      const made = { ...fields, request, complianceRecord, expense, patient: owner.patient ?? null };
      return shownOne(em, em.create(Attachment, made));
    },
  ),

  send: allowed(
    'requests:write',
    'POST /attachments/{id}/parts',
    AttachmentPartContract,
    Contract,
    bounded,
  ).mutation(async ({ ctx, input: { id, position, bytes: encoded } }) => {
    const { em } = ctx;
    const attachment = await em.findOneOrFail(Attachment, { id });
    const { expense } = await ownerOf(ctx, ownerIdsOf(attachment), 'write');
    const bytes = Buffer.from(encoded, 'base64');
    attachment.receive(bytes, position, actorOf(em).userId);
    if (attachment.status === 'waiting') expense?.showReceipt();
    em.create(AttachmentPart, { attachment, view: 'original', position, size: bytes.length, bytes });
    return shownOne(em, attachment);
  }),

  /** Makes the link by which whoever asks can open it for some minutes; that they did is in the trail. */
  link: allowed(
    'requests:read',
    'GET /attachments/{id}/link',
    AttachmentLinkQuery,
    AttachmentLink,
    reading,
  ).query(async ({ ctx, input }) => {
    await findToOpen(ctx, input);
    return signedLink(ctx.em, input);
  }),

  part: allowed(
    'requests:read',
    'GET /attachments/{id}/parts/{position}',
    AttachmentBytesQuery,
    AttachmentBytes,
    reading,
  ).query(async ({ ctx, input: { position, ...link } }) => {
    const { em } = ctx;
    const { view } = link;
    await findWithOwner(ctx, link.id);
    expectLink(em, link);
    const attachment = await findToOpen(ctx, link);
    const { bytes } = await em.findOneOrFail(AttachmentPart, { attachment, view, position });
    // Once for each time that it is opened.
    if (position === 0 && view === 'original')
      em.create(AuditEntry, {
        ...{ action: 'EXPORT', entity: 'Attachment', entityId: attachment.id, changes: {} },
      });
    const { name, kind, parts, size } = attachment;
    if (!kind) throw new Error('A clean file is of some kind.');
    const sent = { bytes: bytes.toString('base64') };
    return view === 'preview'
      ? { ...sent, name: savedName(name, 'webp'), type: kinds.webp.type, size: bytes.length, isLast: true }
      : {
          ...{ ...sent, name: savedName(name, kind), type: kinds[kind].type, size },
          isLast: position === parts - 1,
        };
  }),

  trash: allowed('requests:write', 'DELETE /attachments/{id}', ByVersion, Gone, bounded).mutation(
    trashOf(Attachment, (attachment, ctx) => expectRemovable(ctx, attachment)),
  ),

  restore: allowed('requests:write', 'POST /attachments/{id}/restore', ById, Contract, bounded).mutation(
    async ({ ctx, input: { id } }) => {
      const { em } = ctx;
      const attachment = await em.findOneOrFail(Attachment, { id }, { filters: { live: false } });
      await expectRestorable(ctx, attachment);
      attachment.expectBytes();
      return shownOne(em, await restoreFromTrash(em, Attachment, id));
    },
  ),
});
