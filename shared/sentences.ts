import { z } from 'zod';
import { t } from './i18n/translate.ts';

type Issue = Parameters<NonNullable<ReturnType<typeof z.config>['customError']>>[0];

const tooBig = ({ origin, maximum }: { origin: string; maximum: number | bigint }) => {
  const max = Number(maximum);
  if (origin === 'string') return t('Please use at most {max} characters.', { max });
  if (origin === 'array' || origin === 'set')
    return t('Please choose {max, plural, =1 {one} other {{max}}} at most.', { max });
  return t('Please enter {max} at most.', { max });
};

const tooSmall = ({ origin, minimum }: { origin: string; minimum: number | bigint }) => {
  const min = Number(minimum);
  if (origin === 'string')
    return min === 1 ? t('Please fill this in.') : t('Please use at least {min} characters.', { min });
  if (origin === 'array' || origin === 'set')
    return t('Please choose at least {min, plural, =1 {one} other {{min}}}.', { min });
  return t('Please enter {min} at least.', { min });
};

const ofType: Record<string, () => string> = {
  string: () => t('Please enter text.'),
  number: () => t('Please enter a number.'),
  int: () => t('Please enter a whole number.'),
  boolean: () => t('Please answer yes or no.'),
  array: () => t('Please give a list.'),
};

/** The alternative that was meant says what is wrong with it; that of another type only says that it is not meant. */
const nearest = (alternatives: z.core.$ZodIssue[][]): string | undefined => {
  const meant = alternatives.find(
    ([issue]) => issue && !['invalid_type', 'invalid_value'].includes(issue.code),
  );
  return (meant ?? alternatives.at(-1))?.[0]?.message;
};

const unreadable = () => t('This cannot be read.');

/** What a contract says where it has no sentence of its own (K17): a clinic worker reads it. */
const sentenceFor = (issue: Issue): string => {
  if (issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null))
    return t('Please fill this in.');
  if (issue.code === 'invalid_type') return ofType[issue.expected]?.() ?? unreadable();
  if (issue.code === 'too_big') return tooBig(issue);
  if (issue.code === 'too_small') return tooSmall(issue);
  if (issue.code === 'invalid_value')
    return t('Please choose one of: {values}.', { values: issue.values.map(String).join(', ') });
  if (issue.code === 'unrecognized_keys')
    return t('Not known here: {keys}.', { keys: issue.keys.join(', ') });
  return (issue.code === 'invalid_union' && nearest(issue.errors)) || unreadable();
};

z.config({ customError: sentenceFor });
