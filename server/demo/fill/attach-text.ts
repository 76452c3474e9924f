import { Attachment } from '../../clinic/attachments/attachment.entity.ts';
import { AttachmentPart } from '../../clinic/attachments/attachment-part.entity.ts';
import type { Expense } from '../../clinic/expenses/expense.entity.ts';
import type { ServiceRequest } from '../../clinic/service-requests/service-request.entity.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';

/** Attaches a file of plain text, which a job looks at once one runs. */
export const attachText = async (
  em: ClinicEm,
  owner: { request: ServiceRequest } | { expense: Expense },
  name: string,
  text: string,
): Promise<void> => {
  const bytes = Buffer.from(text);
  const patient = 'request' in owner ? owner.request.patient : null;
  const attachment = em.create(Attachment, { ...owner, patient, name, size: bytes.length });
  await em.flush();
  attachment.receive(bytes, 0, attachment.createdBy ?? null);
  em.create(AttachmentPart, { attachment, view: 'original', position: 0, size: bytes.length, bytes });
  await em.flush();
};
