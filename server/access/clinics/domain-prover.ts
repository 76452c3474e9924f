import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { DAY } from '../../../shared/durations.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { type PlatformActor, recordSystemAction, systemHand } from '../../data/trails/system-action.ts';
import { Refusal } from '../../errors.ts';
import { Clinic } from './clinic.entity.ts';
import { faultOf, proofOf } from './domain-proof.ts';

/** A name server may be away for a while; whoever lost the domain has it no longer after so many days. */
const FAILED_DAYS = 3;

/** Who asks for the check: nobody for the one of each day, which alone counts as a failed day. */
interface Check {
  by: PlatformActor;
  isDaily: boolean;
  /** The member who asked, for the clinic's own audit. */
  actorId: string | null;
}

/** Finds out whose a domain is. Until it is proven, it leads nowhere (IDN-10). */
export class DomainProver {
  readonly #planes: Planes;
  readonly #servers: readonly string[];

  /** `servers` are the name servers to ask, those of the machine unless there are any. */
  constructor(planes: Planes, servers: readonly string[]) {
    this.#planes = planes;
    this.#servers = servers;
  }

  proofOf(clinicId: string, domain: string): string {
    return proofOf(this.#planes.domainKey, clinicId, domain);
  }

  /** Looks now, and keeps what was found; a Refusal where the clinic has no domain of its own. */
  async check(clinicId: string, check: Check): Promise<Clinic> {
    const { customDomain } = await this.#planes.platform.em.fork().findOneOrFail(Clinic, { id: clinicId });
    if (!customDomain) throw new Refusal('This clinic has no domain of its own.');
    const proof = this.proofOf(clinicId, customDomain);
    const found = await faultOf(customDomain, proof, this.#servers);
    return inPlatform(this.#planes, async em => {
      const clinic = await em.findOneOrFail(
        Clinic,
        { id: clinicId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      // Another one was entered while this one was looked up.
      if (clinic.customDomain !== customDomain) return clinic;
      const fault = found ?? (await this.#rival(em, clinic));
      const was = clinic.domainProvenAt ?? null;
      note(clinic, fault, check.isDaily);
      const is = clinic.domainProvenAt ?? null;
      if ((was === null) !== (is === null)) trace(em, clinic, { from: was, to: is }, check);
      return clinic;
    });
  }

  /** The daily check of every domain that is due; each is done by one process. */
  async checkDue(): Promise<number> {
    const em = this.#planes.platform.em.fork();
    const before = new Date(Date.now() - DAY);
    const isDue = { $or: [{ domainCheckedAt: null }, { domainCheckedAt: { $lt: before } }] };
    const due = await em.find(Clinic, { customDomain: { $ne: null }, ...isDue }, { fields: ['id'] });
    const daily = { by: systemHand('domains'), isDaily: true, actorId: null };
    for (const { id } of due) {
      const isOurs = await em.nativeUpdate(Clinic, { id, ...isDue }, { domainCheckedAt: new Date() });
      if (isOurs === 1) await this.check(id, daily);
    }
    return due.length;
  }

  async #rival(em: SqlEntityManager, { id, customDomain }: Clinic): Promise<string | null> {
    const others = { id: { $ne: id }, customDomain, domainProvenAt: { $ne: null } };
    return (await em.count(Clinic, others)) > 0 ? t('Another clinic has proven this domain.') : null;
  }
}

const note = (clinic: Clinic, fault: string | null, isDaily: boolean): void => {
  clinic.domainCheckedAt = new Date();
  clinic.domainFault = fault;
  if (fault === null) {
    clinic.domainFailures = 0;
    clinic.domainProvenAt ??= new Date();
    return;
  }
  if (isDaily) clinic.domainFailures++;
  if (clinic.domainFailures >= FAILED_DAYS) clinic.domainProvenAt = null;
};

const trace = (
  em: SqlEntityManager,
  { id }: Clinic,
  domainProvenAt: { from: Date | null; to: Date | null },
  { by, actorId }: Check,
): void => {
  const action = domainProvenAt.to ? 'domain.prove' : 'domain.lose';
  recordSystemAction(em, by, { action, tenantId: id, entity: 'Clinic', entityId: id });
  const { requestId, address } = by;
  em.create(AuditEntry, {
    ...{ tenantId: id, at: new Date(), action: 'UPDATE', entity: 'Clinic', entityId: id },
    ...{ changes: { domainProvenAt }, actorId, procedure: action, requestId, address },
  });
};
