import { z } from 'zod';
import { DAY } from '../durations.ts';
import { t } from '../i18n/translate.ts';
import { AnswerInstant, Count, Id, LocalDate, Named, page, paging } from '../scalars.ts';

/** Free times for a service on up to 31 local days of the facility. */
export const FreeSlotQuery = z
  .strictObject({
    ...paging,
    serviceId: Id,
    practitionerId: Id.optional(),
    facilityId: Id.optional(),
    /** Who must be free as well. */
    patientId: Id.optional(),
    /** The booking that is to be moved, which does not stand in its own way and keeps its length. */
    bookingId: Id.optional(),
    /** How long the patient is to be seen for, where that is not the length of the service. */
    minutes: Count(1, 1440).optional(),
    from: LocalDate,
    to: LocalDate,
  })
  .refine(q => q.to >= q.from, { error: t('The end must not lie before the start.'), path: ['to'] })
  .refine(q => +new Date(q.to) - +new Date(q.from) <= 31 * DAY, {
    error: t('Please ask for 31 days at most.'),
    path: ['to'],
  });

export const FreeSlot = z.object({
  startsAt: AnswerInstant,
  endsAt: AnswerInstant,
  practitioner: Named,
  facility: Named,
});
/** Earliest first. */
export const FreeSlots = page(FreeSlot);
export type FreeSlot = z.output<typeof FreeSlot>;
