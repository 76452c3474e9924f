import { headingWords, importFields } from '../../../shared/clinic/import-fields.ts';
import { translated } from '../../../shared/i18n/translate.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Refusal } from '../../errors.ts';
import { PatientImport } from './patient-import.entity.ts';

/** What tells whom a row is about. */
const TELLS_WHO = ['firstName', 'lastName', 'identifier'];

/** Of so many imports before is remembered what their columns were. */
const REMEMBERED = 20;

const known = new Map(
  importFields.flatMap(({ name, label, headings }) =>
    [name, label, ...headings].map(heading => [headingWords(heading), name] as const),
  ),
);

/** What the clinic's columns were when somebody last said so, by their headings; null for what was left out. */
const rememberedBy = async (em: ClinicEm): Promise<Map<string, string | null>> => {
  const former = await em.find(
    PatientImport,
    { status: { $in: ['checked', 'importing', 'imported', 'undoing', 'undone'] } },
    { orderBy: { createdAt: -1 }, limit: REMEMBERED, fields: ['headings', 'mapping'] },
  );
  return new Map(
    former
      .toReversed()
      .flatMap(({ headings, mapping }) =>
        (headings ?? []).map((heading, at): [string, string | null] => [
          headingWords(heading),
          mapping?.[at] ?? null,
        ]),
      ),
  );
};

/** Which field each column is, as the clinic said before, or else as the heading says; none twice. */
export const guessColumns = async (em: ClinicEm, headings: readonly string[]): Promise<(string | null)[]> => {
  const remembered = await rememberedBy(em);
  const taken = new Set<string>();
  return headings.map(heading => {
    const words = headingWords(heading);
    const field = remembered.has(words) ? remembered.get(words) : known.get(words);
    if (!field || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
};

/** Refuses columns that are no patient's: none that tells who it is, or two for the same. */
export const expectMapping = (mapping: readonly (string | null)[], headings: readonly string[]): void => {
  if (mapping.length !== headings.length)
    throw new Refusal('Please say of each column what it is, or that it is left out.');
  if (!mapping.some(field => field && TELLS_WHO.includes(field)))
    throw new Refusal(
      'Please say which column is the first or the last name, or the identifier of patients who are there.',
    );
  for (const { name, label } of importFields) {
    const columns = mapping.filter(field => field === name).length;
    if (columns > 1)
      throw new Refusal('Two columns are said to be “{label}”. Please leave one of them out.', {
        label: translated(label),
      });
  }
};
