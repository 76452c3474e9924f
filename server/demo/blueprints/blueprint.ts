import type { z } from 'zod';
import type { NewFacility } from '../../../shared/clinic/facilities.ts';
import type { NewPatient } from '../../../shared/clinic/patients.ts';
import type { NewFacilityAddress } from '../../../shared/clinic/postal-addresses/place-addresses.ts';
import type { serviceColors } from '../../../shared/clinic/services.ts';
import type { TimeOffKind } from '../../../shared/clinic/time-off.ts';
import type { Role } from '../../../shared/permissions.ts';

export interface Member {
  /** The part of the e-mail before `@<slug>.demo`. */
  login: string;
  /** Where a person of another demo clinic works here as well, their e-mail there. */
  email?: string;
  role: Role;
  firstName: string;
  lastName: string;
  title?: string;
  inactive?: true;
  /** When a practitioner can be booked; `facility` counts the clinic's facilities from 0, 1 is Monday. */
  hours?: { facility: number; weekdays: number[]; from: string; to: string }[];
  /** Time off of every year; days are `MM-DD`, whole ones unless told. */
  away?: {
    kind: TimeOffKind;
    first: string;
    last: string;
    from?: string;
    to?: string;
    note?: string;
  }[];
}

export interface ServiceOffer {
  slug: string;
  name: string;
  description: string;
  minutes: number;
  buffer: number;
  /** Minor units of the clinic's currency. */
  price: number;
  color: (typeof serviceColors)[number];
  /** How often it is booked compared with the others; 0 is not offered at the moment. */
  demand: number;
  trashed?: true;
}

type PlannedFacility = Omit<z.input<typeof NewFacility>, 'address'> & {
  name: string;
  /** Where it is, in the clinic's country. */
  address: Pick<z.input<typeof NewFacilityAddress>, 'lines' | 'postalCode' | 'city' | 'region'>;
};

/** What a demo clinic consists of before faker fills it with people and appointments. */
export interface Blueprint {
  slug: string;
  name: string;
  timeZone: string;
  locale: string;
  currency: string;
  /** Register and tax numbers, which its e-invoices name. */
  registration?: string;
  plan: string;
  /** Seed of the clinic's faker: the same number makes the same clinic. */
  seed: number;
  facilities: PlannedFacility[];
  members: Member[];
  /**
   * Holidays of every year, `MM-DD`, all day unless told; `facility` counts from 0. The first facility of a clinic stays open for
   * emergencies, so that a demo is alive on every day.
   */
  holidays: { facility: number; day: string; name: string; from?: string }[];
  services: ServiceOffer[];
  /** How many patients in all, including `specialPatients`. */
  patients: number;
  /** Where the patients live. */
  towns: string[];
  /** Names and lives that software stumbles over; they take the place of the first generated patients. */
  specialPatients: Partial<z.input<typeof NewPatient>>[];
}

/** One line for a service of a demo clinic: minutes are seen and buffer, the price is in minor units. */
export const offer = (
  slug: string,
  name: string,
  description: string,
  [minutes, buffer]: [minutes: number, buffer: number],
  price: number,
  color: ServiceOffer['color'],
  demand: number,
): ServiceOffer => ({ slug, name, description, minutes, buffer, price, color, demand });

/** What a member of a demo clinic signs in with. */
export const emailOf = ({ slug }: Blueprint, { login, email }: Member): string =>
  email ?? `${login}@${slug}.demo`;
