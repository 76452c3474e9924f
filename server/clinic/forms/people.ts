import { z } from 'zod';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';

const Person = z.object({ id: z.string(), name: z.string() });

/** What people are called, those who left included; who is no member, such as a helper under a grant, has no name here. */
export const namesOf = async (
  em: ClinicEm,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => string | null> => {
  const wanted = [...new Set(ids)].filter(id => id !== null);
  const statement = `select id, concat_ws(' ', title, first_name, last_name) as name from clinic.users where id = any (?::uuid[])`;
  const people = wanted.length > 0 ? await inClinic(em, Person, statement, [`{${wanted.join(',')}}`]) : [];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return id => (id === null ? null : (names.get(id) ?? null));
};
