import { LRUCache } from 'lru-cache';
import { untilReachable } from '../orm/patience.ts';
import type { Planes } from '../orm/planes.ts';
import { Clinic } from './clinic.entity.ts';

/** What a call needs to know of its clinic. */
export type ClinicFacts = Pick<
  Clinic,
  'id' | 'slug' | 'name' | 'timeZone' | 'locale' | 'currency' | 'status'
>;

const fields = ['id', 'slug', 'name', 'timeZone', 'locale', 'currency', 'status'] as const;

/** Looks clinics up by slug or id; an answer is believed for a second, so that a suspension bites at once (T17). */
export class ClinicRegistry {
  readonly #planes: Planes;
  readonly #cache = new LRUCache<string, ClinicFacts>({ max: 10_000, ttl: 1000 });

  constructor(planes: Planes) {
    this.#planes = planes;
  }

  bySlug(slug: string): Promise<ClinicFacts | null> {
    return this.#find(`slug:${slug}`, { slug });
  }

  byId(id: string): Promise<ClinicFacts | null> {
    return this.#find(`id:${id}`, { id });
  }

  async #find(key: string, where: { slug: string } | { id: string }): Promise<ClinicFacts | null> {
    const known = this.#cache.get(key);
    if (known) return known;
    const find = () => this.#planes.platform.em.fork().findOne(Clinic, where, { fields: [...fields] });
    const clinic = await untilReachable(find);
    if (clinic) this.#cache.set(key, clinic);
    return clinic;
  }
}
