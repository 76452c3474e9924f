import { LockMode } from '@mikro-orm/core';
import type { z } from 'zod';
import type { ClinicProfile, ProfileChange } from '../../../shared/clinic/clinic-profile.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { recordOf } from '../../access/clinics/domain-proof.ts';
import type { DomainProver } from '../../access/clinics/domain-prover.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Actor } from '../../data/records/actor.ts';
import { AuditEntry, type Changes } from '../../data/trails/audit-entry.entity.ts';
import { tellOwnAddress } from './own-address.ts';

/**
 * Changes the clinic's row in the registry, and leaves that in the clinic's own audit, together. What is to be done besides, in the
 * clinic's own plane, is done while the row is locked: what is refused there changes nothing here, and two who do so take turns.
 */
export const changeClinic = (
  planes: Planes,
  actor: Actor,
  work: (clinic: Clinic) => Changes,
  besides?: (clinic: Clinic) => Promise<void>,
): Promise<Clinic> =>
  inPlatform(planes, async em => {
    const id = actor.tenantId;
    const clinic = await em.findOneOrFail(Clinic, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const changes = work(clinic);
    if (Object.keys(changes).length > 0) {
      const { procedure, requestId, address } = actor.trail;
      em.create(AuditEntry, {
        ...{ tenantId: id, at: new Date(), action: 'UPDATE', entity: 'Clinic', entityId: id, changes },
        ...{ actorId: actor.userId, procedure, requestId, address },
      });
    }
    // What is refused here, such as the name of another clinic, is refused before.
    await em.flush();
    await besides?.(clinic);
    return clinic;
  });

/** What the owner tells of the clinic; fields that are left out stay as they are. */
export const changeProfile = (
  planes: Planes,
  actor: Actor,
  { address, ...input }: z.output<typeof ProfileChange>,
): Promise<Clinic> => {
  const change = (clinic: Clinic): Changes => {
    const given = Object.entries(input).filter(([, value]) => value !== undefined);
    const changed = given.flatMap(([field, to]) => {
      const from: unknown = Reflect.get(clinic, field) ?? null;
      return JSON.stringify(from) === JSON.stringify(to) ? [] : [[field, { from, to }] as const];
    });
    Object.assign(clinic, Object.fromEntries(given));
    // The database forgets it as well (trigger keep_proof); this is what the answer says.
    if (changed.some(([field]) => field === 'customDomain')) forgetProof(clinic);
    return Object.fromEntries(changed);
  };
  const tellAddress = (clinic: Clinic) =>
    address === undefined ? Promise.resolve() : tellOwnAddress(planes, actor, clinic, address);
  return changeClinic(planes, actor, change, tellAddress);
};

const forgetProof = (clinic: Clinic): void => {
  clinic.domainProvenAt = null;
  clinic.domainCheckedAt = null;
  clinic.domainFault = null;
  clinic.domainFailures = 0;
};

/** The registry's entry as its owners read it, with what has to be done to prove the domain. */
export const profileOf = (
  domains: DomainProver,
  clinic: Clinic,
  address: string | null,
): z.input<typeof ClinicProfile> => {
  const { id, customDomain, domainProvenAt, domainCheckedAt, domainFault } = clinic;
  const proof = customDomain && {
    ...{ record: recordOf(customDomain), value: domains.proofOf(id, customDomain) },
    ...{ provenAt: domainProvenAt ?? null, checkedAt: domainCheckedAt ?? null, fault: domainFault ?? null },
  };
  return Object.assign({}, clinic, { address, domainProof: proof || null });
};
