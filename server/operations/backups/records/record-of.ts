import { type EntityClass, ReferenceKind } from '@mikro-orm/core';
import type { z } from 'zod';
import type { BackedUpRecord } from '../../../../shared/clinic/backed-up.ts';
import type { ClinicEm } from '../../../data/orm/as-actor.ts';
import type { ClinicRecord } from '../../../data/records/records.ts';
import { type Compared, patientsOf } from './differing.ts';
import { type Kind, mayMakeAgain, mayPutBack, partyOf } from './kinds.ts';
import { calledOf, isSameValue, type Plain } from './plain.ts';

/** A record of a backup beside what it is now, field by field, with the names of what it refers to. */
export const recordOf = async (
  em: ClinicEm,
  kind: Kind,
  found: Compared,
): Promise<z.input<typeof BackedUpRecord>> => {
  const { id, state, was, is, now } = found;
  const named = await namesOf(em, kind, [was, is ?? {}]);
  const patients = await patientsOf(em, [found]);
  return {
    ...{ id, state, ...calledOf(was), patient: patients.get(String(was['patient'])) ?? null },
    version: now ? Number(now['version']) : null,
    updatedAt: now ? new Date(String(now['updated_at'])) : null,
    mayMakeAgain: mayMakeAgain(kind),
    fields: kind.fields.map(({ name, kind: reference }) => {
      const tell = (value: unknown) =>
        reference === ReferenceKind.MANY_TO_ONE ? (named.get(String(value)) ?? value) : value;
      return {
        ...{ name, was: tell(was[name]) ?? null, is: tell(is?.[name]) ?? null },
        isSame: is !== null && isSameValue(was[name], is[name]),
        with: partyOf(kind, name).filter(other => other !== name),
        mayPutBack: mayPutBack(kind, name),
      };
    }),
  };
};

/** What the records are called that others refer to, by their ids, as far as they are there. */
const namesOf = async (em: ClinicEm, { fields }: Kind, sides: Plain[]): Promise<Map<string, string>> => {
  const names = new Map<string, string>();
  for (const { name, kind, targetMeta } of fields) {
    if (kind !== ReferenceKind.MANY_TO_ONE || !targetMeta) continue;
    const ids = [...new Set(sides.flatMap(side => (typeof side[name] === 'string' ? [side[name]] : [])))];
    if (ids.length === 0) continue;
    const target = targetMeta.class as EntityClass<ClinicRecord>;
    for (const record of await em.find(target, { id: { $in: ids } }, { filters: { live: false } })) {
      const called = calledOf({ ...record }).name;
      if (called) names.set(record.id, called);
    }
  }
  return names;
};
