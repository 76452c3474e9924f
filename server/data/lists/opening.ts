import type { EntityClass, EntityKey, EntityManager } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { ClinicEm } from '../orm/as-actor.ts';
import { placeOf, type SealingDriver } from '../orm/connection/sealing-driver.ts';
import { actorOf } from '../records/actor.ts';
import type { Keyring } from '../vault/keyring.ts';

/** The keys of the actor's clinic. */
export const keyringIn = (em: ClinicEm | EntityManager): Keyring => {
  const driver = (em as SqlEntityManager).getDriver() as SealingDriver;
  return driver.vault.keyringOf(actorOf(em).tenantId);
};

/** Opens what a statement of our own selected of a sealed text, in the clinic of the actor; `id` is that of the row. */
export const opening = <T extends object>(em: ClinicEm, entity: EntityClass<T>, property: EntityKey<T>) => {
  const { tenantId } = actorOf(em);
  const [ring, meta] = [keyringIn(em), em.getMetadata(entity)];
  return (id: string, sealed: Uint8Array): string =>
    ring.open(placeOf(meta, meta.properties[property], { tenantId, id }), sealed).toString();
};
