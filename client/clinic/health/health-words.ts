import type { Gravity, HealthEventKind } from '../../../shared/clinic/health/health-events.ts';
import type { Flag, MeasureKind, MeasureUnit } from '../../../shared/clinic/health/measures.ts';
import type { Trend } from '../../../shared/clinic/health/trend.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const measureKinds = {
  blood_pressure: t('Blood pressure'),
  pulse: t('Pulse'),
  temperature: t('Temperature'),
  oxygen: t('Oxygen saturation'),
  weight: t('Weight'),
  height: t('Height'),
  glucose: t('Blood glucose'),
  pain: t('Pain, 0 to 10'),
} satisfies Record<MeasureKind, string>;

export const unitSigns = {
  mmHg: 'mmHg',
  per_minute: t('per minute'),
  celsius: '°C',
  fahrenheit: '°F',
  percent: '%',
  kilogram: 'kg',
  pound: 'lb',
  centimetre: 'cm',
  inch: 'in',
  mmol_per_litre: 'mmol/l',
  mg_per_decilitre: 'mg/dl',
  points: t('of 10'),
} satisfies Record<MeasureUnit, string>;

/** A word and a sign, so that no colour is needed (CR34). */
export const flags = {
  low: { label: t('↓ too low'), tone: 'bad' },
  usual: { label: t('usual'), tone: 'good' },
  high: { label: t('↑ too high'), tone: 'bad' },
} as const satisfies Record<Flag, object>;

export const trends = {
  rising: t('rising'),
  falling: t('falling'),
  steady: t('steady'),
} satisfies Record<Trend, string>;

export const eventKinds = {
  observation: t('Observation'),
  incident: t('Incident'),
  follow_up: t('Follow-up'),
} satisfies Record<HealthEventKind, string>;

export const gravities = {
  none: t('No harm'),
  minor: t('Minor'),
  moderate: t('Moderate'),
  severe: t('Severe'),
  death: t('Death'),
} satisfies Record<Gravity, string>;
