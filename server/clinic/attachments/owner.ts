import { LockMode } from '@mikro-orm/core';
import { TRPCError } from '@trpc/server';
import type { FileOwner } from '../../../shared/clinic/attachments.ts';
import type { Permitted } from '../../api/callers.ts';
import { isPermitted } from '../../api/permission.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { MISSING } from '../../errors.ts';
import { ComplianceRecord } from '../compliance/compliance-record.entity.ts';
import { ServiceRequest } from '../service-requests/service-request.entity.ts';
import type { Attachment } from './attachment.entity.ts';

/** Who looks, or writes. */
export interface Looking {
  em: ClinicEm;
  caller: Permitted;
}

/**
 * Of files that prove a record of compliance nobody is told who may not read or write these, in the words for what is not there: the
 * permission that the call asks for is that for requests.
 */
export const expectProofs = (caller: Permitted, deed: 'read' | 'write'): void => {
  if (!isPermitted(caller, `compliance:${deed}`))
    throw new TRPCError({ code: 'NOT_FOUND', message: MISSING });
};

/**
 * The one way to files: by what they hang on, which is live and may be seen by whoever asks (RQ14, RQ18). Locked, nobody else counts
 * its files until the end of the transaction.
 */
export const ownerOf = async (
  { em, caller }: Looking,
  { requestId, complianceRecordId }: FileOwner,
  deed: 'read' | 'write',
  { isLocked = false } = {},
) => {
  const options = isLocked ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {};
  if (requestId) {
    const request = await em.findOneOrFail(ServiceRequest, { id: requestId }, options);
    return { request, patient: request.patient };
  }
  expectProofs(caller, deed);
  const record = { id: String(complianceRecordId) };
  return { complianceRecord: await em.findOneOrFail(ComplianceRecord, record, options) };
};

/** What a file hangs on, by their ids. */
export const ownerIdsOf = ({ request, complianceRecord }: Attachment): FileOwner => ({
  requestId: request?.id,
  complianceRecordId: complianceRecord?.id,
});

/** Whose record whoever opens a file looks into; nobody's where it hangs on no request. */
export const patientsOf = ({ patient }: { patient?: { id: string } | null | undefined }): string[] =>
  patient ? [patient.id] : [];
