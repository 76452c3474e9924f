import { LockMode } from '@mikro-orm/core';
import type { z } from 'zod';
import type {
  ComplianceChange,
  ComplianceRenewal,
  NewComplianceRecord,
} from '../../../shared/clinic/compliance.ts';
import type { Membership } from '../../access/memberships/membership.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion, restoreFromTrash } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { expectWithin } from '../users/guard.ts';
import { User } from '../users/user.entity.ts';
import { ComplianceRecord } from './compliance-record.entity.ts';

/** Whoever left may still have it, until somebody puts it away. */
const userOf = async (em: ClinicEm, id: string | null): Promise<User | null> => {
  if (!id) return null;
  const user = await em.findOneOrFail(User, { id });
  if (user.kind !== 'person') throw new Refusal('People and facilities have records, and this is a program.');
  return user;
};
const facilityOf = (em: ClinicEm, id: string | null) => (id ? em.findOneOrFail(Facility, { id }) : null);

/** The database keeps it so as well; this only says it in words (TEN-8). */
const expectOwn = (
  by: Membership,
  { user, facility }: { user: User | null; facility: Facility | null },
): void => {
  if (user && user.id !== by.userId) expectWithin(by, user.facilityIds ?? null);
  if (by.facilities && !user && !facility)
    throw new Refusal(
      'The whole clinic has this one. Please ask somebody who is not bound to facilities to write it.',
    );
};

export const addCompliance = async (
  em: ClinicEm,
  by: Membership,
  { userId, facilityId, ...fields }: z.output<typeof NewComplianceRecord>,
): Promise<ComplianceRecord> => {
  const holder = { user: await userOf(em, userId), facility: await facilityOf(em, facilityId) };
  expectOwn(by, holder);
  return em.create(ComplianceRecord, {
    ...fields,
    holderUser: holder.user,
    holderFacility: holder.facility,
    renews: null,
  });
};

const isOther = (asked: string | null | undefined, now: string | undefined): boolean =>
  asked !== undefined && asked !== (now ?? null);

/** Who has it stays so once there is a history of it, which would tell of two holders else. */
export const changeCompliance = async (
  em: ClinicEm,
  by: Membership,
  record: ComplianceRecord,
  { userId, facilityId, ...fields }: Omit<z.output<typeof ComplianceChange>, 'id' | 'version'>,
): Promise<void> => {
  const [isOtherUser, isOtherFacility] = [
    isOther(userId, record.holderUser?.id),
    isOther(facilityId, record.holderFacility?.id),
  ];
  const holder = {
    ...(isOtherUser && { holderUser: await userOf(em, userId ?? null) }),
    ...(isOtherFacility && { holderFacility: await facilityOf(em, facilityId ?? null) }),
  };
  if (isOtherUser || isOtherFacility) {
    if (record.renews || (await renewalOf(em, record)))
      throw new Refusal('It was renewed, so it stays with whoever has it. Please write a new record.');
    await em.populate(record, ['holderUser', 'holderFacility'], { filters: { live: false } });
    expectOwn(by, {
      user: holder.holderUser === undefined ? (record.holderUser?.getEntity() ?? null) : holder.holderUser,
      facility:
        holder.holderFacility === undefined
          ? (record.holderFacility?.getEntity() ?? null)
          : holder.holderFacility,
    });
  }
  em.assign(record, { ...fields, ...holder });
  record.expectInOrder();
};

const renewalOf = (em: ClinicEm, { id }: Pick<ComplianceRecord, 'id'>) =>
  em.findOne(ComplianceRecord, { renews: { id } });

/** Held until the end of the transaction, so that of two who renew it the second finds what the first one wrote. */
const lock = (em: ClinicEm, id: string) =>
  em.findOneOrFail(
    ComplianceRecord,
    { id },
    { lockMode: LockMode.PESSIMISTIC_WRITE, filters: { live: false } },
  );

/** Writes what follows a record, with its kind, its title and its holder: the former one stays as it was, and counts no more. */
export const renewCompliance = async (
  em: ClinicEm,
  { id, version, ...fields }: z.output<typeof ComplianceRenewal>,
): Promise<ComplianceRecord> => {
  await lock(em, id);
  const former = await findVersion(em, ComplianceRecord, { id, version });
  if (await renewalOf(em, former))
    throw new Refusal('This was renewed already. Please renew what followed it.');
  const { kind, title, holderUser, holderFacility } = former;
  return em.create(ComplianceRecord, {
    ...{ ...fields, kind, title, renews: former },
    ...{ holderUser: holderUser ?? null, holderFacility: holderFacility ?? null },
  });
};

/** Takes a record out of the trash, but for a renewal of what was renewed by another one since. */
export const restoreCompliance = async (em: ClinicEm, id: string): Promise<ComplianceRecord> => {
  const { renews } = await em.findOneOrFail(ComplianceRecord, { id }, { filters: { live: false } });
  if (renews) {
    await lock(em, renews.id);
    const other = await renewalOf(em, renews);
    if (other && other.id !== id)
      throw new Refusal('What this one renewed was renewed by another record since.');
  }
  return restoreFromTrash(em, ComplianceRecord, id);
};
