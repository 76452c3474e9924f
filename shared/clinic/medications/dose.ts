import { decimalInWords } from '../../decimal.ts';
import { t } from '../../i18n/translate.ts';
import type { DoseUnit } from './medications.ts';

type Told = { amount: string; count: number };

/** Units in words wherever a sign can be misread (CR11). */
const written: Record<DoseUnit, (told: Told) => string> = {
  milligram: ({ amount }) => t('{amount} mg', { amount }),
  gram: ({ amount }) => t('{amount} g', { amount }),
  millilitre: ({ amount }) => t('{amount} ml', { amount }),
  microgram: told => t('{count, plural, one {{amount} microgram} other {{amount} micrograms}}', told),
  unit: told => t('{count, plural, one {{amount} unit} other {{amount} units}}', told),
  tablet: told => t('{count, plural, one {{amount} tablet} other {{amount} tablets}}', told),
  capsule: told => t('{count, plural, one {{amount} capsule} other {{amount} capsules}}', told),
  drop: told => t('{count, plural, one {{amount} drop} other {{amount} drops}}', told),
  puff: told => t('{count, plural, one {{amount} puff} other {{amount} puffs}}', told),
  patch: told => t('{count, plural, one {{amount} patch} other {{amount} patches}}', told),
  suppository: told => t('{count, plural, one {{amount} suppository} other {{amount} suppositories}}', told),
  sachet: told => t('{count, plural, one {{amount} sachet} other {{amount} sachets}}', told),
  application: told => t('{count, plural, one {{amount} application} other {{amount} applications}}', told),
};

type Dose = { amount: string; unit: DoseUnit };

/** The one way in which an amount is told, on every page and paper: no line breaks between number and unit. */
export const doseInWords = ({ amount, unit }: Dose, locale: string): string => {
  const told = { amount: decimalInWords(amount, locale), count: Number(amount) };
  return written[unit](told).replaceAll(' ', '\u00a0');
};
