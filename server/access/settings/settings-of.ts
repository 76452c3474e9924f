import type { EntityClass } from '@mikro-orm/core';
import type { z } from 'zod';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import type { SettingsRow } from './settings-entity.ts';

/** A kind of settings: its table, what its values are, and the same where a clinic may have none of its own. */
export interface Kind<Values extends z.ZodType, Own extends z.ZodObject> {
  entity: EntityClass<SettingsRow>;
  values: Values;
  own: Own;
}

/** What counts in the actor's clinic (`values`: its own, or else the default), and which of it is its own (TEN-12). */
export const settingsOf = async <Values extends z.ZodType, Own extends z.ZodObject>(
  em: ClinicEm,
  kind: Kind<Values, Own>,
) => settingsIn(await em.find(kind.entity, {}), kind);

/** The same of its rows, where they were found along with something else. */
export const settingsIn = <Values extends z.ZodType, Own extends z.ZodObject>(
  rows: SettingsRow[],
  kind: Kind<Values, Own>,
) => {
  const defaults = rows.find(({ tenantId }) => tenantId === null);
  const row = { ...rows.find(({ tenantId }) => tenantId !== null) };
  const fields = Object.keys(kind.own.shape);
  const own = Object.fromEntries(fields.map(field => [field, Reflect.get(row, field) ?? null]));
  const chosen = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null));
  return {
    version: row.version ?? 1,
    values: kind.values.parse({ ...defaults, ...chosen }),
    defaults: kind.values.parse(defaults),
    own: kind.own.parse(own),
  };
};
