import type { Authenticator } from '../../access/callers/authenticator.ts';
import type { ClinicWithFlags } from '../../access/clinics/clinics.ts';
import { toApiError } from '../../errors.ts';

/**
 * The clinic whose door a host is, for what happens beside a call; null where there is none, and while the database
 * cannot be asked: the call itself says so.
 */
export const clinicHere = async (
  authenticator: Authenticator,
  host: string | undefined,
): Promise<ClinicWithFlags | null> => {
  try {
    return await authenticator.clinicAt(host);
  } catch (error) {
    if (['NOT_FOUND', 'SERVICE_UNAVAILABLE'].includes(toApiError(error).code)) return null;
    throw error;
  }
};
