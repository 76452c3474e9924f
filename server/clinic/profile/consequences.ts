import { z } from 'zod';
import type { ClinicBasics } from '../../../shared/clinic/clinic-profile.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicFacts } from '../../access/clinics/clinics.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';

const Counts = z.object({ elsewhere: z.coerce.number(), priced: z.coerce.number() });

const counted = `select
  (select count(*) from clinic.facilities where deleted_at is null and time_zone <> ?) as elsewhere,
  (select count(*) from clinic.services where deleted_at is null and currency <> ?) as priced`;

/** What follows from other basics, before anybody decides on them (TEN-13); nothing is said of what stays as it is. */
export const consequencesOf = async (
  em: ClinicEm,
  clinic: ClinicFacts,
  to: z.output<typeof ClinicBasics>,
): Promise<string[]> => {
  const { timeZone = clinic.timeZone, currency = clinic.currency, locale, name } = to;
  const { elsewhere, priced } = await oneInClinic(em, Counts, counted, [timeZone, currency]);
  const sentences = [];
  if (name !== undefined && name !== clinic.name)
    sentences.push(
      t('Mails and the sign-in page show the new name from now on; the web address stays the same.'),
    );
  if (timeZone !== clinic.timeZone) {
    sentences.push(
      t('No booking moves. “Today”, the dashboard and the audit log follow the new time zone from now on.'),
    );
    if (elsewhere > 0)
      sentences.push(
        t(
          '{elsewhere, plural, =1 {One facility has} other {{elsewhere} facilities have each}} a time zone of its own, which stays: hours and bookings there keep their times.',
          { elsewhere },
        ),
      );
  }
  if (currency !== clinic.currency)
    sentences.push(
      priced > 0
        ? t(
            'New services are priced in {currency}. {priced, plural, =1 {One service keeps} other {{priced} services keep each}} its price in another currency: nothing is converted.',
            { currency, priced },
          )
        : t('New services are priced in {currency}.', { currency }),
    );
  if (locale !== undefined && locale !== clinic.locale)
    sentences.push(t('Everybody reads dates, times and amounts as the new language and region write them.'));
  return sentences;
};
