import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Service } from './service.entity.ts';

const LONGEST = 63;

/** The short name itself where no other service has it, or else the first of it with a number that is free. */
export const freeSlug = async (em: ClinicEm, slug: string, ownId?: string): Promise<string> => {
  const alike = await em.find(
    Service,
    { slug: { $like: `${slug.slice(0, LONGEST - 4)}%` } },
    { fields: ['slug'] },
  );
  const taken = new Set(alike.filter(({ id }) => id !== ownId).map(service => service.slug));
  const numbered = (no: number) =>
    no === 1 ? slug : `${slug.slice(0, LONGEST - 4).replace(/-$/, '')}-${no}`;
  let no = 1;
  while (taken.has(numbered(no))) no += 1;
  return numbered(no);
};
