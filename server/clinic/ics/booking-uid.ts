/** The id of a booking in all calendars, for its whole life (S34); two clinics may each have one of the same id. */
export const uidOf = ({ id, tenantId }: { id: string; tenantId: string }): string =>
  `${id}.${tenantId}@medflow`;
