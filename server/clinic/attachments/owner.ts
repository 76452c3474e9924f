import { LockMode } from '@mikro-orm/core';
import { TRPCError } from '@trpc/server';
import type { FileOwner } from '../../../shared/clinic/attachments.ts';
import type { Permission } from '../../../shared/permissions.ts';
import type { Permitted } from '../../api/callers.ts';
import { isPermitted } from '../../api/permission.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { actorOf } from '../../data/records/actor.ts';
import { MISSING, Refusal } from '../../errors.ts';
import { ComplianceRecord } from '../compliance/compliance-record.entity.ts';
import { Expense } from '../expenses/expense.entity.ts';
import { expectSeen, seeing } from '../expenses/seeing.ts';
import { ServiceRequest } from '../service-requests/service-request.entity.ts';
import type { Attachment } from './attachment.entity.ts';

/** Who looks, or writes. */
export interface Looking {
  em: ClinicEm;
  caller: Permitted;
}

type Deed = 'read' | 'write';

const locked = { lockMode: LockMode.PESSIMISTIC_WRITE };

/**
 * Of files that hang on something else than a request nobody is told who may not read or write that, in the words for what is not
 * there: the permission that the call asks for is that for requests.
 */
const expectTold = (caller: Permitted, permission: Permission): void => {
  if (!isPermitted(caller, permission)) throw new TRPCError({ code: 'NOT_FOUND', message: MISSING });
};

/** The expense whose receipt a file is, for those who see it. Whoever adds or takes away keeps those waiting who decide about it. */
const expenseOf = async ({ em, caller }: Looking, id: string, deed: Deed): Promise<Expense> => {
  expectTold(caller, `expenses:${deed}`);
  const expense = await em.findOneOrFail(Expense, { id }, deed === 'write' ? locked : {});
  expectSeen(em, expense, seeing(caller));
  if (deed === 'write') expense.expectReceiptsOf(actorOf(em).userId);
  return expense;
};

/**
 * The one way to files: by what they hang on, which is live and may be seen by whoever asks (RQ14, RQ18). Locked, nobody else counts
 * its files until the end of the transaction.
 */
export const ownerOf = async (
  looking: Looking,
  { requestId, complianceRecordId, expenseId }: FileOwner,
  deed: Deed,
  { isLocked = false } = {},
) => {
  const { em, caller } = looking;
  const options = isLocked ? locked : {};
  if (requestId) {
    const request = await em.findOneOrFail(ServiceRequest, { id: requestId }, options);
    return { request, patient: request.patient };
  }
  if (expenseId) return { expense: await expenseOf(looking, expenseId, deed) };
  expectTold(caller, `compliance:${deed}`);
  const record = { id: String(complianceRecordId) };
  return { complianceRecord: await em.findOneOrFail(ComplianceRecord, record, options) };
};

/** Refuses to put a file away that is not whoever asks' to change, or that somebody who is to approve an expense can look at. */
export const expectRemovable = async (
  looking: Looking,
  { complianceRecord, expense, status }: Attachment,
): Promise<void> => {
  if (complianceRecord) expectTold(looking.caller, 'compliance:write');
  if (!expense) return;
  const { status: standing } = await expenseOf(looking, expense.id, 'write');
  if (standing === 'submitted' && status === 'clean')
    throw new Refusal(
      'This expense is submitted, so what was attached to it stays. You can still add to it.',
    );
};

/** Refuses to bring a file back where nobody could attach it either. */
export const expectRestorable = async (
  looking: Looking,
  { complianceRecord, expense }: Attachment,
): Promise<void> => {
  if (complianceRecord) expectTold(looking.caller, 'compliance:write');
  if (expense) (await expenseOf(looking, expense.id, 'write')).showReceipt();
};

/** What a file hangs on, by their ids. */
export const ownerIdsOf = ({ request, complianceRecord, expense }: Attachment): FileOwner => ({
  requestId: request?.id,
  complianceRecordId: complianceRecord?.id,
  expenseId: expense?.id,
});

/** By what the files are found that hang on the same. */
export const besideOf = <Request, Proven, Spent>({
  request,
  complianceRecord,
  expense,
}: {
  request?: Request;
  complianceRecord?: Proven;
  expense?: Spent;
}) => (request ? { request } : complianceRecord ? { complianceRecord } : { expense });

/** Whose record whoever opens a file looks into; nobody's where it hangs on no request. */
export const patientsOf = ({ patient }: { patient?: { id: string } | null | undefined }): string[] =>
  patient ? [patient.id] : [];
