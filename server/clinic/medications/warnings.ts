import { lastDayOf, type MedicationWarning } from '../../../shared/clinic/medications/medications.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import {
  allergyOf,
  isAllergicTo,
  isMeant,
  isSameDrug,
  type Meaning,
  meaningOf,
} from '../drug-list/drug-words.ts';
import { Interaction } from '../drug-list/interaction.entity.ts';
import { Substance } from '../drug-list/substance.entity.ts';
import type { Medication } from './medication.entity.ts';

/** What the clinic knows of drugs; a clinic has hundreds of either. */
export const drugList = async (em: ClinicEm) => ({
  substances: await em.find(Substance, {}, { limit: 5000 }),
  interactions: await em.find(Interaction, {}, { limit: 5000 }),
});
type DrugList = Awaited<ReturnType<typeof drugList>>;

interface Taken {
  id?: string | undefined;
  drug: string;
  startsOn: string;
  endsOn?: string | null | undefined;
  stoppedOn?: string | null | undefined;
}

const overlaps = (one: Taken, other: Taken, diedOn: string | null): boolean => {
  const [ends, otherEnds] = [lastDayOf(one, diedOn), lastDayOf(other, diedOn)];
  return (ends === null || other.startsOn <= ends) && (otherEnds === null || one.startsOn <= otherEnds);
};

type Warning = MedicationWarning;
const warning = (given: Pick<Warning, 'kind' | 'isSerious' | 'sentence'> & Partial<Warning>): Warning => ({
  severity: null,
  medicationId: null,
  ...given,
});

const ofAllergies = (drug: Meaning, alerts: string[], { substances }: DrugList): Warning[] =>
  alerts
    .filter(alert => isAllergicTo(allergyOf(alert, substances), drug))
    .map(alert =>
      warning({
        ...{ kind: 'allergy', isSerious: true },
        sentence: t('{drug} may be what this alert is about: “{alert}”.', { drug: drug.text, alert }),
      }),
    );

const between = (one: Meaning, other: Meaning, { interactions }: DrugList): Warning[] =>
  interactions
    .filter(
      row =>
        (isMeant(row.one, one) && isMeant(row.other, other)) ||
        (isMeant(row.other, one) && isMeant(row.one, other)),
    )
    .map(({ effect, severity }) =>
      warning({
        ...{ kind: 'interaction', isSerious: severity === 'severe', severity },
        sentence: t('{drug} together with {other}: {effect}', { drug: one.text, other: other.text, effect }),
      }),
    );

/** What speaks against a drug beside these; asked of the record, wherever it is written (CR19). */
export const warningsOf = (
  taken: Taken,
  others: Taken[],
  { alerts, diedOn, list }: { alerts: string[]; diedOn: string | null; list: DrugList },
): Warning[] => {
  const drug = meaningOf(taken.drug, list.substances);
  const beside = others
    .filter(other => overlaps(taken, other, diedOn))
    .map(other => ({ other, meaning: meaningOf(other.drug, list.substances) }));
  const told = [
    ...ofAllergies(drug, alerts, list),
    ...beside.flatMap(({ other, meaning }) =>
      between(drug, meaning, list).map(found => ({ ...found, medicationId: other.id ?? null })),
    ),
    ...beside
      .filter(({ meaning }) => isSameDrug(drug, meaning))
      .map(({ other }) =>
        warning({
          ...{ kind: 'double', isSerious: false, medicationId: other.id ?? null },
          sentence: t('{drug} is entered for these days already.', { drug: other.drug }),
        }),
      ),
  ];
  if (drug.substances.length > 0) return told;
  const sentence = t('{drug} is not in the clinic’s list, so that nothing was checked but its own words.', {
    drug: taken.drug,
  });
  return [...told, warning({ kind: 'unknown', isSerious: false, sentence })];
};

/** What those warn of that are taken at one time, each pair once. */
export const warningsAmong = (
  medications: Medication[],
  context: Parameters<typeof warningsOf>[2],
): Warning[] =>
  medications.flatMap((medication, n) =>
    warningsOf(medication, medications.slice(n + 1), context).map(found => ({
      ...found,
      medicationId: found.kind === 'allergy' || found.kind === 'unknown' ? medication.id : found.medicationId,
    })),
  );
