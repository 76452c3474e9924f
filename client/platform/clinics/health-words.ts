import { strainOf } from '../../../shared/clinic/usage.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicHealth } from '../../../shared/platform/console-clinics.ts';
import { metrics } from '../connection/console-words.ts';

/** The score as a word of the table; from 80 on nobody needs to look. */
export const healthOf = ({ score }: ClinicHealth) =>
  ({
    label: t('{score} of 100', { score }),
    tone: score >= 80 ? 'good' : score >= 50 ? 'waiting' : 'bad',
  }) as const;

/** The limit of which most is used, such as `82 % of patients`; null where the plan has none. */
export const tightestOf = ({ usage }: ClinicHealth) => {
  const [tightest] = usage
    .flatMap(row => (row.limit ? [{ ...row, percent: Math.floor((row.used / row.limit) * 100) }] : []))
    .toSorted((a, b) => b.percent - a.percent);
  if (!tightest) return null;
  const { metric, percent } = tightest;
  return { label: `${percent} % · ${metrics[metric]}`, strain: strainOf(tightest) };
};
