import { t } from '../../../shared/i18n/translate.ts';
import {
  type RollBackReading,
  type RollBackTrigger,
  rollBackLimits,
} from '../../../shared/platform/roll-back.ts';
import { consoleFormats } from '../connection/operator.ts';

const { errors, slower, signIn, connections } = rollBackLimits;
const openAlerts = (count: number) =>
  t('{count, plural, =0 {No open alert} one {# open alert} other {# open alerts}}', { count });
const share = (percent: number) =>
  t('{percent} %', { percent: consoleFormats.number(Math.round(percent * 10) / 10) });

/** What each trigger is called, where it begins, and what is said of what was measured. */
export const triggerWords: Record<
  RollBackTrigger,
  { label: string; limit: string; told: (value: number) => string }
> = {
  isolation: {
    label: t('Somebody tried to reach another clinic, or the database stopped a statement'),
    limit: t('An open alert'),
    told: openAlerts,
  },
  integrity: { label: t('Schema or roles broke a promise'), limit: t('An open alert'), told: openAlerts },
  vault: { label: t('Something sealed does not open'), limit: t('An open alert'), told: openAlerts },
  trail: { label: t('Somebody changed what was written down'), limit: t('An open alert'), told: openAlerts },
  errors: {
    label: t('Calls that failed by a fault of ours'),
    limit: t('More than {percent} % within {minutes} minutes', {
      percent: errors.above,
      minutes: errors.minutes,
    }),
    told: share,
  },
  slower: {
    label: t('Slower than a day before'),
    limit: t('More than {percent} % within {minutes} minutes', {
      percent: slower.above,
      minutes: slower.minutes,
    }),
    told: percent =>
      percent < 0
        ? t('{percent} % faster', { percent: consoleFormats.number(Math.round(-percent)) })
        : share(percent),
  },
  signIn: {
    label: t('Nobody can sign in'),
    limit: t('None of {tries} or more within {minutes} minutes', {
      tries: signIn.leastTries,
      minutes: signIn.minutes,
    }),
    told: count => t('{count, plural, =0 {Nobody came in} one {# came in} other {# came in}}', { count }),
  },
  connections: {
    label: t('Calls wait for a connection'),
    limit: t('{minutes} minutes without end', { minutes: connections.minutes }),
    told: count =>
      t('{count, plural, =0 {None without end} one {# without end} other {# without end}}', { count }),
  },
};

/** A figure that is not known is said to be so: it is neither good nor bad. */
export const stateOf = ({ value, isCrossed }: Pick<RollBackReading, 'value' | 'isCrossed'>) => {
  if (value === null) return { label: t('Not measured yet'), tone: 'quiet' } as const;
  return isCrossed
    ? ({ label: t('Crossed'), tone: 'bad' } as const)
    : ({ label: t('Not crossed'), tone: 'good' } as const);
};
