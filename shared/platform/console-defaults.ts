import { z } from 'zod';
import {
  AnalyticsValues,
  BookingValues,
  CommunicationValues,
  IntegrationValues,
  OrganizationValues,
  PatientsValues,
  SecurityValues,
} from '../clinic/settings.ts';
import { Version } from '../scalars.ts';

const defaultsOf = <Values extends z.ZodType>(values: Values) => z.object({ version: z.int(), values });

/** What applies in every clinic that has set nothing else (TEN-12). */
export const Defaults = z.object({
  organization: defaultsOf(OrganizationValues),
  booking: defaultsOf(BookingValues),
  security: defaultsOf(SecurityValues),
  integration: defaultsOf(IntegrationValues),
  communication: defaultsOf(CommunicationValues),
  patients: defaultsOf(PatientsValues),
  analytics: defaultsOf(AnalyticsValues),
});
export type Defaults = z.output<typeof Defaults>;

/** One kind at a time; what is left out stays as it is. */
export const DefaultsChange = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ kind: z.literal('organization'), version: Version, values: OrganizationValues.partial().strict() },
  }),
  z.strictObject({
    ...{ kind: z.literal('booking'), version: Version, values: BookingValues.partial().strict() },
  }),
  z.strictObject({
    ...{ kind: z.literal('security'), version: Version, values: SecurityValues.partial().strict() },
  }),
  z.strictObject({
    ...{ kind: z.literal('integration'), version: Version, values: IntegrationValues.partial().strict() },
  }),
  z.strictObject({
    ...{ kind: z.literal('communication'), version: Version, values: CommunicationValues.partial().strict() },
  }),
  z.strictObject({
    ...{ kind: z.literal('patients'), version: Version, values: PatientsValues.partial().strict() },
  }),
  z.strictObject({
    ...{ kind: z.literal('analytics'), version: Version, values: AnalyticsValues.partial().strict() },
  }),
]);
