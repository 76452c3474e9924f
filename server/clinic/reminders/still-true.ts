import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { PatientNotice } from './patient-notice.entity.ts';
import { isStanding } from './told-change.ts';
import { bookingsToTellOf, isReachable } from './write-notice.ts';

/**
 * Whether what a letter about a booking says is so now. It may have waited for hours for a mail server, and the booking may
 * have been moved or cancelled meanwhile (S41): what is true then is another letter's to tell.
 */
export const isNoticeTrue = async (em: ClinicEm, noticeId: string): Promise<boolean> => {
  const notice = await em.findOne(PatientNotice, { id: noticeId });
  const [booking] = await bookingsToTellOf(em, notice ? [notice.booking.id] : []);
  if (!notice || !booking || !isReachable(booking) || +booking.startsAt <= Date.now()) return false;
  const stands = isStanding(booking.status) && !booking.deletedAt;
  return notice.kind === 'cancelled' ? !stands : stands && +booking.startsAt === +notice.startsAt;
};
