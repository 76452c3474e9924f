import { z } from 'zod';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import type { PlatformActor } from '../../data/trails/system-action.ts';
import { Refusal } from '../../errors.ts';
import { Erasure } from './erasure.entity.ts';
import { type ClinicStep, leaveBoth } from './lifecycle.ts';

/**
 * Ends a clinic whose days of grace are over (TEN-2): nobody can read a row of it from the next statement on, and
 * memberships, sessions and tokens end in the same transaction (trigger `close_doors`). The rows are still stored:
 * the certificate, which is the answer, counts them. Its address stays taken, so that nobody else passes for it.
 */
export const eraseClinic = async (planes: Planes, by: PlatformActor, asked: ClinicStep): Promise<Erasure> => {
  const { clinicId, reason } = asked;
  const remaining = await rowsOf(planes, clinicId);
  return inPlatform(planes, async em => {
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
    const certificate = em.create(Erasure, {
      ...{ clinicId, slug, name, actor: by.name, reason, ended, remaining },
    });
    const changes = { status: { from: status, to: 'erased' } };
    leaveBoth(em, by, { action: 'clinic.erase', clinic, reason, changes });
    return certificate;
  });
};

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
