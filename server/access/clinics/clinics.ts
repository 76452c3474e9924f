import type { Package } from '../../../shared/permissions.ts';
import { ClinicCache } from '../../data/caches/clinic-caches.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { untilReachable } from '../../data/orm/reconnect.ts';
import type { Clinic } from './clinic.entity.ts';
import { isOn, type Rule } from './feature-flags.ts';

/** What a call needs to know of its clinic. */
export type ClinicFacts = Pick<
  Clinic,
  | ('id' | 'slug' | 'name' | 'timeZone' | 'locale' | 'currency' | 'status')
  | ('allowedOrigins' | 'customDomain' | 'registration')
>;

/** The same, with the features that it has at the moment, and what it may use at all. */
export type ClinicWithFlags = ClinicFacts & Package & { flags: string[] };

/** Asked at almost every call, so it goes past the unit of work, which would take longer than the database does. */
const lookUp = (column: 'id' | 'slug' | 'custom_domain') => `
  select id, slug, name, time_zone as "timeZone", locale, currency, status, registration,
    to_json(allowed_origins) as "allowedOrigins", custom_domain as "customDomain", to_json(permissions) as permissions,
    (select coalesce(json_agg(json_build_object('key', key, 'enabled', enabled, 'percentage', percentage,
      'onFor', array(select c.id where c.id = any (on_for)),
      'offFor', array(select c.id where c.id = any (off_for)))), '[]') from platform.feature_flags) as rules
  from platform.clinics c where ${column} = ?${column === 'custom_domain' ? ' and domain_proven_at is not null' : ''}`;

/**
 * Looks clinics up by slug, domain or id. What it found is remembered until something changes (T17), and so is that there
 * is none, or whoever tries out addresses would ask the database each time.
 */
export class ClinicRegistry {
  readonly #planes: Planes;
  readonly #remembered: ClinicCache<{ clinic: ClinicWithFlags | null }>;

  constructor(planes: Planes) {
    this.#planes = planes;
    this.#remembered = new ClinicCache(planes.changes.caches, 'clinics');
  }

  bySlug(slug: string): Promise<ClinicWithFlags | null> {
    return this.#find('slug', slug);
  }

  /** By a domain of its own that it has proven; nobody is found at any other. */
  byDomain(customDomain: string): Promise<ClinicWithFlags | null> {
    return this.#find('custom_domain', customDomain);
  }

  byId(id: string): Promise<ClinicWithFlags | null> {
    return this.#find('id', id);
  }

  async #find(column: 'id' | 'slug' | 'custom_domain', value: string): Promise<ClinicWithFlags | null> {
    const { clinic } = await this.#remembered.find(
      `${column} ${value}`,
      async () => ({ clinic: await this.#ask(column, value) }),
      found => found.clinic?.id ?? null,
    );
    return clinic;
  }

  async #ask(column: 'id' | 'slug' | 'custom_domain', value: string): Promise<ClinicWithFlags | null> {
    const connection = this.#planes.platform.em.getConnection();
    const find = () => connection.execute<Found[]>(lookUp(column), [value]);
    const [found] = await untilReachable(find);
    return found ? withFlags(found) : null;
  }
}

type Found = ClinicFacts & Package & { rules: Rule[] };

const withFlags = ({ rules, ...clinic }: Found): ClinicWithFlags => ({
  ...clinic,
  flags: rules.filter(rule => isOn(rule, clinic.id)).map(({ key }) => key),
});
