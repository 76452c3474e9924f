import { useState } from 'react';
import type { DayPart } from '../../../shared/clinic/patients.ts';
import { stringifySearch } from '../../ui/tables/flat-search.ts';

/** What is chosen stands in the address, so that a clinic can link to a service, and a reload loses nothing (D18). */
export interface PublicSearch {
  service?: string;
  place?: string;
  /** A practitioner, or `anyone`. */
  who?: string;
  /** ISO weekdays that are liked, such as `135`; the others are shown when they are asked for. */
  days?: string;
  part?: DayPart;
}

const parts = ['morning', 'afternoon'] as const satisfies DayPart[];

/** Ids that the clinic does not offer choose nothing, whatever they look like. */
export const publicSearchOf = (query: string): PublicSearch => {
  const asked = new URLSearchParams(query);
  const said = (name: string) => asked.get(name) ?? undefined;
  const [service, place, who, days] = [said('service'), said('place'), said('who'), said('days')];
  const part = parts.find(one => one === said('part'));
  return {
    ...{ ...(service && { service }), ...(place && { place }), ...(who && { who }) },
    ...{ ...(days && /^[1-7]{1,7}$/.test(days) && { days }), ...(part && { part }) },
  };
};

/** What the address says, and a way to have it say something else. */
export const usePublicSearch = () => {
  const [search, setSearch] = useState(() => publicSearchOf(window.location.search));
  const choose = (next: PublicSearch) => {
    window.history.replaceState(null, '', `${window.location.pathname}${stringifySearch({ ...next })}`);
    setSearch(next);
  };
  return [search, choose] as const;
};
