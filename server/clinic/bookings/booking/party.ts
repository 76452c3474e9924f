import { createHash } from 'node:crypto';

/** What those who are seen together have in common. */
interface Together {
  serviceId: string;
  practitionerId: string;
  facilityId: string;
  startsAt: Date;
}

/** The party of a group's claims, as the function `claims_of` of the database makes it of their bookings. */
export const groupParty = ({ serviceId, practitionerId, facilityId, startsAt }: Together): string => {
  const digest = createHash('md5')
    .update([serviceId, practitionerId, facilityId, +startsAt].join(' '))
    .digest('hex');
  return digest.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};
