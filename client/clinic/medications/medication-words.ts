import { doseInWords } from '../../../shared/clinic/medications/dose.ts';
import type {
  DoseUnit,
  Medication,
  MedicationState,
  Route,
} from '../../../shared/clinic/medications/medications.ts';
import type { Rhythm, WithMeals } from '../../../shared/clinic/medications/schedule.ts';
import { scheduleInWords } from '../../../shared/clinic/medications/schedule-in-words.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';

export const doseUnits = {
  tablet: t('Tablets'),
  capsule: t('Capsules'),
  milligram: t('Milligrams (mg)'),
  microgram: t('Micrograms'),
  gram: t('Grams (g)'),
  millilitre: t('Millilitres (ml)'),
  unit: t('Units'),
  drop: t('Drops'),
  puff: t('Puffs'),
  patch: t('Patches'),
  suppository: t('Suppositories'),
  sachet: t('Sachets'),
  application: t('Applications'),
} satisfies Record<DoseUnit, string>;

export const routes = {
  oral: t('By mouth'),
  sublingual: t('Under the tongue'),
  inhaled: t('Inhaled'),
  nasal: t('Into the nose'),
  eye: t('Into the eye'),
  ear: t('Into the ear'),
  skin: t('Onto the skin'),
  subcutaneous: t('Under the skin'),
  intramuscular: t('Into a muscle'),
  intravenous: t('Into a vein'),
  rectal: t('Into the rectum'),
  vaginal: t('Into the vagina'),
  tube: t('Through a feeding tube'),
  other: t('Otherwise'),
} satisfies Record<Route, string>;

export const rhythms = {
  days: t('At times of day'),
  hours: t('Every so many hours'),
  weeks: t('On days of the week'),
  cycle: t('Days on and days off'),
  need: t('Only when needed'),
  once: t('Once'),
} satisfies Record<Rhythm['kind'], string>;

export const mealWords = {
  any: t('Whatever the meals'),
  before: t('Before meals'),
  with: t('With meals'),
  after: t('After meals'),
  empty: t('On an empty stomach'),
} satisfies Record<WithMeals, string>;

export const medicationStates = {
  current: { label: t('Taken now'), tone: 'good' },
  planned: { label: t('Planned'), tone: 'waiting' },
  past: { label: t('Over'), tone: 'quiet' },
  error: { label: t('Entered in error'), tone: 'bad' },
} as const satisfies Record<MedicationState, object>;

const writingOf = ({ locale, writeTime }: Pick<Formats, 'locale' | 'writeTime'>) => ({
  locale,
  clock: writeTime,
});

type Ordered = Pick<Medication, 'amount' | 'unit' | 'route' | 'schedule'>;

/** How much, by which way and how often. */
export const orderInWords = (ordered: Ordered, formats: Formats): string =>
  [
    doseInWords(ordered, formats.locale),
    routes[ordered.route].toLocaleLowerCase(formats.locale),
    scheduleInWords(ordered.schedule, ordered.unit, writingOf(formats)),
  ].join(', ');

export const medicationName = ({ drug, strength }: Pick<Medication, 'drug' | 'strength'>): string =>
  [drug, strength].filter(Boolean).join(' ');

/** From when to when, both days counted. */
export const daysInWords = (
  { startsOn, endsOn, stoppedOn, state }: Pick<Medication, 'startsOn' | 'endsOn' | 'stoppedOn' | 'state'>,
  { date }: Pick<Formats, 'date'>,
): string => {
  const last = stoppedOn ?? endsOn;
  const start = date(startsOn);
  if (last) return t('from {start} to {end}, both included', { start, end: date(last) });
  return state === 'planned' ? t('from {start}', { start }) : t('since {start}', { start });
};
