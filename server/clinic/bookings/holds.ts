import type { z } from 'zod';
import { Hold as Contract, NewHold } from '../../../shared/clinic/holds.ts';
import { MINUTE } from '../../../shared/durations.ts';
import { ById, Gone } from '../../../shared/scalars.ts';
import { allowed, authorized, inTransaction } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findTogether } from '../../data/orm/find-together.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { Service } from '../services/service.entity.ts';
import { User } from '../users/user.entity.ts';
import { Hold } from './booking/hold.entity.ts';
import { chooseResources } from './choose-resources.ts';
import { expectBookable, expectGiven } from './expect-bookable.ts';
import { offeringOtherTimes } from './free-times/other-times.ts';

/** Keeps a time until then, by the same rules as a booking takes it (S5). */
export const keep = async (
  em: ClinicEm,
  input: Omit<z.output<typeof NewHold>, 'minutes'>,
  expiresAt: Date,
  untilDecided = false,
): Promise<Hold> => {
  const found = await findTogether(em, {
    service: [Service, input.serviceId],
    practitioner: [User, input.practitionerId],
    facility: [Facility, input.facilityId],
  });
  const patient = input.patientId ? await em.findOneOrFail(Patient, { id: input.patientId }) : null;
  const { service, practitioner, facility } = found;
  expectBookable({ ...found, patient });
  expectGiven(service, practitioner, facility);
  const span = service.spanFrom(input.startsAt);
  return em.create(Hold, {
    ...{ ...found, ...span, patient, seats: service.capacity },
    ...(await chooseResources(em, { service, practitioner, facility, ...span }, {})),
    ...{ expiresAt, untilDecided },
  });
};

/** A time that is kept for some minutes, and let go. */
export const holds = {
  hold: authorized('bookings:write', 'POST /holds', NewHold, Contract, { withinFacilities: true })
    .use(async ({ ctx, input, next }) => offeringOtherTimes(await next(), ctx, input))
    .use(inTransaction)
    .mutation(({ ctx: { em }, input }) => keep(em, input, new Date(Date.now() + input.minutes * MINUTE))),

  /** Lets go of a hold of one's own; one that is over already stays so. */
  release: allowed('bookings:write', 'POST /holds/{id}/release', ById, Gone, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input: { id } }) => {
    const kept = await em.findOneOrFail(Hold, { id, createdBy: actorOf(em).userId });
    kept.letGo();
    return { id };
  }),
};
