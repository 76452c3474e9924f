import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { CompliancePage, ComplianceRecord as Contract } from '../../../shared/clinic/compliance.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { ComplianceRecord } from './compliance-record.entity.ts';

/** A record with all that an answer names, and the day that it is in the clinic. */
export interface Listed {
  record: ComplianceRecord;
  renewedById: string | null;
  today: string;
}

/** The day that it is by the calendar of the clinic, wherever whoever looks is. */
export const todayIn = (timeZone: string): string => `${Temporal.Now.plainDateISO(timeZone)}`;

/** Loads what answers tell of records, holders who left or are in the trash included. */
export const withRelations = async (
  em: ClinicEm,
  records: ComplianceRecord[],
  timeZone: string,
): Promise<Listed[]> => {
  await em.populate(records, ['holderUser', 'holderFacility'], { filters: { live: false } });
  const ids = records.map(({ id }) => id);
  const renewals = await em.find(ComplianceRecord, { renews: { id: { $in: ids } } });
  const renewedBy = new Map(renewals.map(({ id, renews }) => [renews?.id, id]));
  const today = todayIn(timeZone);
  return records.map(record => ({ record, renewedById: renewedBy.get(record.id) ?? null, today }));
};

/** The same of one. */
export const oneWithRelations = async (
  em: ClinicEm,
  record: ComplianceRecord,
  timeZone: string,
): Promise<Listed> => {
  // Its version is known then.
  await em.flush();
  const [listed] = await withRelations(em, [record], timeZone);
  if (!listed) throw new Error('What was asked for is not answered.');
  return listed;
};

export const answerOf = ({ record, renewedById, today }: Listed): z.input<typeof Contract> => {
  const { holderUser, holderFacility, renews, ...fields } = record;
  const [user, facility] = [holderUser?.getEntity(), holderFacility?.getEntity()];
  return {
    ...fields,
    user: user ? { id: user.id, name: user.fullName() } : null,
    facility: facility ? { id: facility.id, name: facility.name } : null,
    status: record.statusOn(today, renewedById !== null),
    daysLeft: record.daysLeft(today),
    renewsId: renews?.id ?? null,
    renewedById,
  };
};

export const ComplianceAnswer = z.custom<Listed>().transform(answerOf).pipe(Contract);
export const ComplianceAnswers = z
  .custom<{ items: Listed[]; nextCursor: string | null }>()
  .transform(({ items, nextCursor }) => ({ items: items.map(answerOf), nextCursor }))
  .pipe(CompliancePage);
