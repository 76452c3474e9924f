import { z } from 'zod';
import { decimalInWords } from '../../decimal.ts';
import { t } from '../../i18n/translate.ts';

export const MeasureKind = z.enum([
  ...(['blood_pressure', 'pulse', 'temperature', 'oxygen'] as const),
  ...(['weight', 'height', 'glucose', 'pain'] as const),
]);
export type MeasureKind = z.output<typeof MeasureKind>;

export const MeasureUnit = z.enum([
  ...(['mmHg', 'per_minute', 'celsius', 'fahrenheit', 'percent'] as const),
  ...(['kilogram', 'pound', 'centimetre', 'inch', 'mmol_per_litre', 'mg_per_decilitre', 'points'] as const),
]);
export type MeasureUnit = z.output<typeof MeasureUnit>;

/** How many of the first unit of its kind one is, and where it begins; the one factor that everything is converted by (CR32). */
const conversions: Record<MeasureUnit, { factor: number; from: number }> = {
  ...{ mmHg: { factor: 1, from: 0 }, per_minute: { factor: 1, from: 0 }, percent: { factor: 1, from: 0 } },
  ...{ celsius: { factor: 1, from: 0 }, fahrenheit: { factor: 5 / 9, from: 32 } },
  ...{ kilogram: { factor: 1, from: 0 }, pound: { factor: 0.45359237, from: 0 } },
  ...{ centimetre: { factor: 1, from: 0 }, inch: { factor: 2.54, from: 0 } },
  ...{ mmol_per_litre: { factor: 1, from: 0 }, mg_per_decilitre: { factor: 1 / 18.016, from: 0 } },
  points: { factor: 1, from: 0 },
};

export type Range = [low: number, high: number];

interface Measure {
  /** The first is the one that ranges are kept in. */
  units: [MeasureUnit, ...MeasureUnit[]];
  /** What lies outside is refused. */
  possible: Range;
  /** What lies outside is marked; of grown-ups where `isOfGrownUps`. */
  usual: Range | null;
  isOfGrownUps?: boolean;
  /** Of a kind that is two numbers: the second one. */
  second?: { possible: Range; usual: Range };
}

/** The one table of what is measured: what is possible and what is usual, at both ends (CR26). */
export const measures: Record<MeasureKind, Measure> = {
  blood_pressure: {
    ...{ units: ['mmHg'], possible: [40, 300], usual: [90, 140], isOfGrownUps: true },
    second: { possible: [20, 200], usual: [60, 90] },
  },
  pulse: { units: ['per_minute'], possible: [20, 300], usual: [50, 100], isOfGrownUps: true },
  temperature: { units: ['celsius', 'fahrenheit'], possible: [25, 45], usual: [36, 37.9] },
  oxygen: { units: ['percent'], possible: [40, 100], usual: [94, 100] },
  weight: { units: ['kilogram', 'pound'], possible: [0.3, 400], usual: null },
  height: { units: ['centimetre', 'inch'], possible: [20, 260], usual: null },
  glucose: { units: ['mmol_per_litre', 'mg_per_decilitre'], possible: [0.5, 60], usual: [3.9, 10] },
  pain: { units: ['points'], possible: [0, 10], usual: [0, 3] },
};

/** In the first unit of its kind. */
const inFirst = (value: number, unit: MeasureUnit): number =>
  (value - conversions[unit].from) * conversions[unit].factor;

/** A value of one unit in another of its kind: for axes and ranges alone, as what was entered stays so (CR25). */
export const inUnit = (value: number, from: MeasureUnit, to: MeasureUnit): number => {
  if (from === to) return value;
  const { factor, from: begin } = conversions[to];
  return Number((inFirst(value, from) / factor + begin).toFixed(2));
};

/** By which range somebody of this age is measured; none where the clinic's table is of grown-ups only (CR35). */
export const usualOf = (kind: MeasureKind, years: number | null) => {
  const { usual, second, isOfGrownUps } = measures[kind];
  if (isOfGrownUps && years !== null && years < 18) return { usual: null, second: null };
  return { usual, second: second?.usual ?? null };
};

export const Flag = z.enum(['low', 'usual', 'high']);
export type Flag = z.output<typeof Flag>;

export const flagOf = (value: number, unit: MeasureUnit, range: Range | null): Flag | null => {
  if (!range) return null;
  const first = Number(inFirst(value, unit).toFixed(4));
  return first < range[0] ? 'low' : first > range[1] ? 'high' : 'usual';
};

const written: Record<MeasureUnit, (value: string) => string> = {
  mmHg: value => t('{value} mmHg', { value }),
  per_minute: value => t('{value} per minute', { value }),
  celsius: value => t('{value} °C', { value }),
  fahrenheit: value => t('{value} °F', { value }),
  percent: value => t('{value} %', { value }),
  kilogram: value => t('{value} kg', { value }),
  pound: value => t('{value} lb', { value }),
  centimetre: value => t('{value} cm', { value }),
  inch: value => t('{value} in', { value }),
  mmol_per_litre: value => t('{value} mmol/l', { value }),
  mg_per_decilitre: value => t('{value} mg/dl', { value }),
  points: value => t('{value} of 10', { value }),
};

type Valued = { value: string; second?: string | null | undefined; unit: MeasureUnit };

/** No number is told without its unit (CR24). */
export const valueInWords = ({ value, second, unit }: Valued, locale: string): string => {
  const numbers = [value, second].filter(Boolean).map(number => decimalInWords(String(number), locale));
  return written[unit](numbers.join('/')).replaceAll(' ', '\u00a0');
};

const isPossible = (value: number, unit: MeasureUnit, [low, high]: Range): boolean => {
  const first = Number(inFirst(value, unit).toFixed(4));
  return first >= low && first <= high;
};

const trimmed = (value: number): string => String(Number(value.toFixed(2)));

/** What was probably meant by something that cannot be: a point left out, or another unit. */
const meantBy = (kind: MeasureKind, value: number, unit: MeasureUnit, range: Range): string | undefined => {
  const { units } = measures[kind];
  const other = units.find(each => each !== unit && isPossible(value, each, range));
  if (other) return valueInWords({ value: trimmed(value), unit: other }, 'en');
  const shifted = [value / 10, value * 10, value / 100].find(each => isPossible(each, unit, range));
  return shifted === undefined ? undefined : valueInWords({ value: trimmed(shifted), unit }, 'en');
};

type Entered = { kind: MeasureKind; value: string; second: string | null; unit: MeasureUnit };

/** What is wrong with a measurement, at which field; nothing where it can be so. */
export const faultOf = ({
  kind,
  value,
  second,
  unit,
}: Entered): [field: keyof Entered, sentence: string] | undefined => {
  const { units, possible, second: pair } = measures[kind];
  if (!units.includes(unit)) return ['unit', t('This is not measured in that unit.')];
  if (Boolean(pair) !== (second !== null))
    return ['second', pair ? t('Please enter both numbers.') : t('This is one number.')];
  for (const [field, number, range] of [
    ['value', value, possible],
    ['second', second, pair?.possible],
  ] as const) {
    if (number === null || !range || isPossible(Number(number), unit, range)) continue;
    const told = valueInWords({ value: number, unit }, 'en');
    const meant = meantBy(kind, Number(number), unit, range);
    return [
      field,
      meant
        ? t('{value} cannot be. Did you mean {meant}?', { value: told, meant })
        : t('{value} cannot be. Please measure again.', { value: told }),
    ];
  }
  if (second !== null && Number(second) >= Number(value))
    return ['second', t('The second number is below the first.')];
  return undefined;
};
