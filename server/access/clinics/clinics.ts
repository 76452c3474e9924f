import { LRUCache } from 'lru-cache';
import type { Planes } from '../../data/orm/planes.ts';
import { untilReachable } from '../../data/orm/reconnect.ts';
import { Clinic } from './clinic.entity.ts';
import { FeatureFlag } from './feature-flag.entity.ts';
import { isOn, type Rule } from './feature-flags.ts';

/** What a call needs to know of its clinic. */
export type ClinicFacts = Pick<
  Clinic,
  'id' | 'slug' | 'name' | 'timeZone' | 'locale' | 'currency' | 'status' | 'allowedOrigins' | 'customDomain'
>;

/** The same, with the features that it has at the moment. */
export type ClinicWithFlags = ClinicFacts & { flags: string[] };

/** Asked at almost every call, so it goes past the unit of work, which would take longer than the database does. */
const lookUp = (column: 'id' | 'slug' | 'custom_domain') => `
  select id, slug, name, time_zone as "timeZone", locale, currency, status,
    to_json(allowed_origins) as "allowedOrigins", custom_domain as "customDomain",
    (select coalesce(json_agg(json_build_object('key', key, 'enabled', enabled, 'percentage', percentage,
      'onFor', array(select c.id where c.id = any (on_for)),
      'offFor', array(select c.id where c.id = any (off_for)))), '[]') from platform.feature_flags) as rules
  from platform.clinics c where ${column} = ?`;

/**
 * Looks clinics up by slug, domain or id. An answer is believed for a second, so that a suspension bites at once (T17),
 * and so is that there is none, or whoever tries out addresses would ask the database each time.
 */
export class ClinicRegistry {
  readonly #planes: Planes;
  readonly #cache = new LRUCache<string, { clinic: ClinicWithFlags | null }>({ max: 10_000, ttl: 1000 });

  constructor(planes: Planes) {
    this.#planes = planes;
    let changed = false;
    planes.platform.em.getEventManager().registerSubscriber({
      getSubscribedEntities: () => [Clinic, FeatureFlag],
      afterCreate: () => void (changed = true),
      afterUpdate: () => void (changed = true),
      // What this process changed itself, it need not find out a second later.
      afterTransactionCommit: () => {
        if (changed) this.forget();
        changed = false;
      },
    });
  }

  bySlug(slug: string): Promise<ClinicWithFlags | null> {
    return this.#find('slug', slug);
  }

  byDomain(customDomain: string): Promise<ClinicWithFlags | null> {
    return this.#find('custom_domain', customDomain);
  }

  byId(id: string): Promise<ClinicWithFlags | null> {
    return this.#find('id', id);
  }

  /** Asks the database the next time. */
  forget(): void {
    this.#cache.clear();
  }

  async #find(column: 'id' | 'slug' | 'custom_domain', value: string): Promise<ClinicWithFlags | null> {
    const key = `${column} ${value}`;
    const known = this.#cache.get(key);
    if (known) return known.clinic;
    const connection = this.#planes.platform.em.getConnection();
    const find = () => connection.execute<Found[]>(lookUp(column), [value]);
    const [found] = await untilReachable(find);
    const clinic = found ? withFlags(found) : null;
    this.#cache.set(key, { clinic });
    return clinic;
  }
}

type Found = ClinicFacts & { rules: Rule[] };

const withFlags = ({ rules, ...clinic }: Found): ClinicWithFlags => ({
  ...clinic,
  flags: rules.filter(rule => isOn(rule, clinic.id)).map(({ key }) => key),
});
