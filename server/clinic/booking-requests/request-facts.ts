import { settingsOf } from '../../access/settings/settings-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { whereFacilityIs } from '../facilities/where-facilities-are.ts';
import type { ClinicFacts } from '../reminders/write-notice.ts';
import { organization } from '../settings/kinds.ts';
import type { BookingRequest } from './booking-request.entity.ts';
import type { RequestFacts } from './request-letters.ts';

/** What a letter about a request says of it as it stands; its booking may have been moved to another time. */
export const factsOf = async (
  em: ClinicEm,
  request: BookingRequest,
  clinic: Pick<ClinicFacts, 'name' | 'locale'>,
  at = request.startsAt,
): Promise<RequestFacts> => {
  await em.populate([request], ['practitioner', 'facility'], { filters: { live: false } });
  const { clock } = (await settingsOf(em, organization)).values;
  const { email: recipient, practitioner, facility } = request;
  return {
    ...{ recipient, clinic: clinic.name, locale: clinic.locale, clock, startsAt: at },
    practitioner: practitioner.getEntity().fullName(),
    facility: await whereFacilityIs(em, facility.getEntity(), clinic, at),
  };
};
