import { randomUUID } from 'node:crypto';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { z } from 'zod';
import type { WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { inClinic, oneInClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import { keyIdOf, publicKeyOf, signatureOf } from '../../data/signing.ts';
import { Seal } from '../../data/trails/seal.entity.ts';
import { SealedEntry } from '../../data/trails/sealed-entry.entity.ts';
import { anchor } from './anchors.ts';
import { BEGINNING, headOf, sealHash, statementOf } from './chain.ts';
import { unsealedEntries } from './entries.ts';
import { merkleRoot } from './merkle.ts';

/** Entries of one seal, so that a busy clinic keeps nobody waiting. */
const AT_ONCE = 1000;

/**
 * An entry bears the time at which its transaction began, and comes to light when that commits; none lasts so long. What does all the
 * same, or was written while the clock was behind, is found once a day.
 */
const LATE = '10 minutes';
const EVER = '1000 years';

/** Where something was written since the last seal. */
export const unsealedTrails = (): WorkToFind => ['clinics_to_seal', LATE];
/** Where anything is in no seal, however old it is. */
export const forgottenTrails = (): WorkToFind => ['clinics_to_seal', EVER];

/** From when on the trails are asked; what bears a time to come was written while the clock was ahead (F7). */
const sinceLast = `select coalesce(max(until), 'epoch') - ?::interval as since from clinic.seals where until <= now()`;

const Unsealed = z.object({ id: z.string(), at: z.coerce.date(), hash: z.instanceof(Buffer) });

/** Seals the next entries of a clinic's trails. Of two who do so at once the second seals nothing. */
export const sealNext = (planes: Planes, tenantId: string, late = LATE): Promise<Seal | null> =>
  asActor(planes, systemActor(tenantId, 'trails.seal'), async em => {
    const [last] = await em.find(Seal, {}, { orderBy: { number: 'desc' }, limit: 1 });
    const { since } = await oneInClinic(em, z.object({ since: z.coerce.date() }), sinceLast, [late]);
    const entries = await inClinic(em, Unsealed, unsealedEntries, [since, since, AT_ONCE]);
    const newest = entries.at(-1);
    if (!newest) return null;
    const seal = {
      ...{ id: randomUUID(), tenantId, number: (last?.number ?? 0) + 1, at: new Date() },
      ...{ entries: entries.length, until: newest.at },
      root: merkleRoot(entries.map(({ hash }) => hash)),
      previous: last ? sealHash(last) : BEGINNING,
      keyId: keyIdOf(publicKeyOf(planes.sealKey)),
    };
    const signature = signatureOf(statementOf(seal), planes.sealKey);
    const made = em.create(Seal, { ...seal, signature });
    for (const [position, { id, hash }] of entries.entries())
      em.create(SealedEntry, { id, seal: made, position, hash });
    return made;
  }).catch((error: unknown) => {
    if (error instanceof UniqueConstraintViolationException) return null;
    throw error;
  });

/** Seals some, and anchors the new head in the file; answers whether there may be more. */
const sealSome =
  (late: string) =>
  async (planes: Planes, { id }: { id: string }, file: string): Promise<boolean> => {
    const seal = await sealNext(planes, id, late);
    if (!seal) return false;
    await anchor(file, headOf(seal));
    return seal.entries === AT_ONCE;
  };

/** What was written since the last seal. */
export const sealTrail = sealSome(LATE);
/** Whatever is in no seal. */
export const sealForgotten = sealSome(EVER);
