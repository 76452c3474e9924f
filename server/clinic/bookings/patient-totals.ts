import { z } from 'zod';
import type { PatientTotals } from '../../../shared/clinic/bookings.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';

const Count = z.coerce.number();
const Totals = z.object({ all: Count, visits: Count, noShows: Count, cancelled: Count, toCome: Count });

/** What became of a patient's bookings, as far as the reader sees them (FD2). */
export const patientTotals = (em: ClinicEm, patientId: string): Promise<z.input<typeof PatientTotals>> =>
  oneInClinic(
    em,
    Totals,
    `select count(*) as "all", count(*) filter (where status = 'completed') as visits,
       count(*) filter (where status = 'no_show') as "noShows", count(*) filter (where status = 'cancelled') as cancelled,
       count(*) filter (where status in ('pending', 'confirmed') and starts_at > now()) as "toCome"
     from clinic.bookings where deleted_at is null and patient_id = ?`,
    [patientId],
  );
