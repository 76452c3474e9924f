import { wrap } from '@mikro-orm/core';
import { z } from 'zod';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { isSealed } from '../../data/forms/sealed-column.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import { isProtected } from '../../data/records/tenant-entity.ts';
import { isSignedWith, signatureOf } from '../../data/signing.ts';
import type { PlatformActor } from '../../data/trails/system-action.ts';
import { Refusal } from '../../errors.ts';
import { DataKey } from '../keys/data-key.entity.ts';
import { destroyKeys } from '../keys/destroy-keys.ts';
import { Erasure } from './erasure.entity.ts';
import { type ClinicStep, leaveBoth } from './lifecycle.ts';

/**
 * Ends a clinic whose days of grace are over (TEN-2): nobody can read a row of it from the next statement on, and
 * memberships, sessions and tokens end in the same transaction (trigger `close_doors`), and its keys are destroyed right after it
 * (PHI-3). The rows are still stored: the certificate, which is the answer, counts them, and says what of them was not sealed. Its address stays taken, so that nobody else passes for it.
 */
export const eraseClinic = async (planes: Planes, by: PlatformActor, asked: ClinicStep): Promise<Erasure> => {
  const { clinicId, reason } = asked;
  const remaining = await rowsOf(planes, clinicId);
  const certificate = await inPlatform(planes, async em => {
    const clinic = await em.findOneOrFail(Clinic, { id: clinicId });
    const { slug, name, closesAt, status } = clinic;
    if (closesAt && closesAt > new Date())
      throw new Refusal('{name} can be erased from {date} on.', {
        name,
        date: closesAt.toISOString().slice(0, 10),
      });
    clinic.become('erased');
    Object.assign(clinic, nothingKnown);
    const [ended] = await em.execute<[{ members: number; sessions: number }]>(
      'select members, sessions from security.open_doors(?)',
      [clinicId],
    );
    const keys = (await em.find(DataKey, { clinicId, version: { $gt: 0 } }, { orderBy: { version: 1 } })).map(
      ({ version, fingerprint }) => ({ version, fingerprint }),
    );
    const says = {
      clinicId,
      slug,
      name,
      actor: by.name,
      reason,
      ended,
      remaining,
      keys,
      readable: readableIn(planes),
    };
    const at = new Date();
    const signature = signatureOf({ ...says, at: at.toISOString() }, planes.sealKey);
    const certificate = em.create(Erasure, { ...says, createdAt: at, signature });
    const changes = { status: { from: status, to: 'erased' } };
    leaveBoth(em, by, { action: 'clinic.erase', clinic, reason, changes });
    return certificate;
  });
  await destroyKeys(planes);
  return certificate;
};

/** Whether the certificate says what it said when it was issued. */
export const isGenuine = (planes: Planes, certificate: Erasure): boolean => {
  const { id: _id, createdAt, signature, ...says } = wrap(certificate).toPOJO();
  return isSignedWith(planes.sealKey, { ...says, at: createdAt.toISOString() }, certificate.signature);
};

/** Of what is protected, the columns that no key sealed: until the rows are gone, whoever has the database can read them. */
const readableIn = ({ clinic }: Planes): string[] =>
  [...clinic.getMetadata()].flatMap(({ abstract, tableName, props }) =>
    abstract
      ? []
      : props.flatMap(property =>
          isProtected(property) && !isSealed(property) ? [`${tableName}.${property.fieldNames[0]}`] : [],
        ),
  );

/** What the registry forgets of an erased clinic. */
const nothingKnown = {
  ...{ legalName: null, registration: null, phone: null, email: null },
  ...{ allowedOrigins: [], customDomain: null, secretHash: null, secretRotatedAt: null },
};

/** How many rows each table holds of the clinic. */
const rowsOf = (planes: Planes, clinicId: string): Promise<Record<string, number>> =>
  asActor(
    planes,
    systemActor(clinicId, 'clinic.erase'),
    async em => {
      const counts: Record<string, number> = {};
      for (const table of tablesOf(planes)) {
        const { count } = await oneInClinic(
          em,
          z.object({ count: z.coerce.number() }),
          // Settings show their defaults besides, which are nobody’s.
          `select count(*) from clinic."${table}" where tenant_id = ?`,
          [clinicId],
        );
        counts[table] = count;
      }
      return counts;
    },
    { readOnly: true },
  );

const tablesOf = ({ clinic }: Planes): string[] =>
  [...clinic.getMetadata()].flatMap(({ abstract, schema, tableName }) =>
    !abstract && schema === 'clinic' ? [tableName] : [],
  );
