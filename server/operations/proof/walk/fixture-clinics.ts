import { randomBytes } from 'node:crypto';
import type { Role } from '../../../../shared/permissions.ts';
import { accountFor } from '../../../access/accounts/accounts.ts';
import type { ClinicFacts } from '../../../access/clinics/clinics.ts';
import { User } from '../../../clinic/users/user.entity.ts';
import { asActor } from '../../../data/orm/as-actor.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import { systemActor } from '../../../data/records/actor.ts';
import { sharedHash } from '../../../demo/factories/shared-hash.ts';
import { provision } from '../../../platform/clinics/provision.ts';

export const PASSWORD = 'a long enough password';

export interface FixtureClinic extends ClinicFacts {
  ownerEmail: string;
}

let made = 0;

/** Clinics and their members, made behind the scenes. */
export const fixtureClinics = (planes: Planes) => {
  const ids = new Map<string, string>();

  /** A fresh clinic with an owner, settings and a facility. */
  const clinic = async (overrides: Partial<Parameters<typeof provision>[1]> = {}): Promise<FixtureClinic> => {
    const slug = `clinic-${randomBytes(5).toString('hex')}`;
    const ownerEmail = `owner@${slug}.test`;
    const owner = { email: ownerEmail, firstName: 'Olive', lastName: `Owner ${++made}`, password: PASSWORD };
    const opening = { slug, name: slug, timeZone: 'Europe/Berlin', owner, ...overrides };
    const facts = await provision(planes, opening, sharedHash);
    ids.set(facts.slug, facts.id);
    return Object.assign(facts, { ownerEmail });
  };

  /** A member with a role, made behind the scenes; answers ids and e-mail. */
  const member = async (of: ClinicFacts, role: Role, facilityIds: string[] | null = null) => {
    const email = `${role}-${randomBytes(4).toString('hex')}@${of.slug}.test`;
    const accountId = await accountFor(planes, email, PASSWORD, sharedHash);
    const id = await asActor(planes, systemActor(of.id, 'test'), async em => {
      const user = em.create(User, { accountId, email, firstName: 'Mo', lastName: role, role, facilityIds });
      em.persist(user);
      return () => user.id;
    });
    return { id: id(), email, accountId };
  };

  /** The id of a clinic that was made here. */
  const idOf = (slug: string): string | undefined => ids.get(slug);

  return { clinic, member, idOf };
};

export type FixtureClinics = ReturnType<typeof fixtureClinics>;
