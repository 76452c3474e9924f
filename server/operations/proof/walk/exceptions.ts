/**
 * What a procedure may leave with another clinic than the caller's, by design: the tables, each with a reason above it.
 * Anything that is not listed here is a hole.
 */
export const mayLeave: Record<string, readonly string[]> = {
  // Whoever forgot a password asks at any door; the letter comes from the clinic that the account belongs to.
  'account.requestReset': ['clinic.mails', 'identity.one_time_tokens'],
  // Whoever asks to be let into a clinic without being a member there is told of in its audit (TEN-5).
  'session.switch': ['clinic.audit_entries', 'platform.security_events'],
};
