import { z } from 'zod';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { NAMES, namesIn, sealedNames } from './sealed-names.ts';

const Row = z.object({ id: z.string(), ...sealedNames });

const STANDS = 'm.undone_at is null and m.deleted_at is null';

/** Who is kept of all that a patient was merged into, one after the other; undefined where that never was, or was undone. */
export const mergedInto = async (em: ClinicEm, id: string) => {
  const [kept] = await inClinic(
    em,
    Row,
    `with recursive led (id, steps) as (
       select m.patient_id, 1 from clinic.patient_merges m where m.merged_id = ? and ${STANDS}
       union all
       select m.patient_id, l.steps + 1 from led l join clinic.patient_merges m on m.merged_id = l.id where ${STANDS}
     )
     select p.id, ${NAMES}
     from led l join clinic.patients p on p.id = l.id order by l.steps desc limit 1`,
    [id],
  );
  return kept && { id: kept.id, name: namesIn(em)(kept.id, kept) };
};

/** The patient and all who were merged into them, whose trails are theirs as well (P1). */
export const andMerged = async (em: ClinicEm, id: string): Promise<string[]> => {
  const merged = await inClinic(
    em,
    z.object({ id: z.string() }),
    `with recursive led (id) as (
       select m.merged_id from clinic.patient_merges m where m.patient_id = ? and ${STANDS}
       union all
       select m.merged_id from led l join clinic.patient_merges m on m.patient_id = l.id where ${STANDS}
     )
     select id from led`,
    [id],
  );
  return [id, ...merged.map(row => row.id)];
};
