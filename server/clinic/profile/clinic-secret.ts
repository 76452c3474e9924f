import { createHash, randomBytes } from 'node:crypto';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Actor } from '../../data/records/actor.ts';
import { seal, unseal } from '../../sealed.ts';
import { changeClinic } from './profile.ts';

const placeOf = (clinicId: string): string => `secret of clinic ${clinicId}`;

/** A new secret, shown once, which makes the former one worthless. Its hash is kept, and sealed, for that is what signs. */
export const rotateSecret = async (planes: Planes, actor: Actor): Promise<string> => {
  const secret = `mfs_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(secret).digest('base64');
  await changeClinic(planes, actor, clinic => {
    clinic.secretHash = seal(planes.webhookKey, placeOf(clinic.id), hash);
    clinic.secretRotatedAt = new Date();
    return { secret: { protected: true } };
  });
  return secret;
};

/** What signs for the whole clinic: SHA-256 of its secret. None where it made no secret. */
export const clinicSigningKey = async (planes: Planes, id: string): Promise<Buffer | null> => {
  const { secretHash } = await inPlatform(
    planes,
    em => em.findOneOrFail(Clinic, { id }, { fields: ['secretHash'] }),
    { readOnly: true },
  );
  return secretHash ? Buffer.from(unseal(planes.webhookKey, placeOf(id), secretHash), 'base64') : null;
};
