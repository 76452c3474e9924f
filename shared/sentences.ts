import { z } from 'zod';

type Issue = Parameters<NonNullable<ReturnType<typeof z.config>['customError']>>[0];

const things = (count: number | bigint) => (Number(count) === 1 ? 'one' : String(count));

const tooBig = ({ origin, maximum }: { origin: string; maximum: number | bigint }) => {
  if (origin === 'string') return `Please use at most ${maximum} characters.`;
  if (origin === 'array' || origin === 'set') return `Please choose ${things(maximum)} at most.`;
  return `Please enter ${maximum} at most.`;
};

const tooSmall = ({ origin, minimum }: { origin: string; minimum: number | bigint }) => {
  if (origin === 'string')
    return Number(minimum) === 1 ? 'Please fill this in.' : `Please use at least ${minimum} characters.`;
  if (origin === 'array' || origin === 'set') return `Please choose at least ${things(minimum)}.`;
  return `Please enter ${minimum} at least.`;
};

const ofType: Record<string, string> = {
  string: 'Please enter text.',
  number: 'Please enter a number.',
  int: 'Please enter a whole number.',
  boolean: 'Please answer yes or no.',
  array: 'Please give a list.',
};

/** The alternative that was meant says what is wrong with it; that of another type only says that it is not meant. */
const nearest = (alternatives: z.core.$ZodIssue[][]): string | undefined => {
  const meant = alternatives.find(
    ([issue]) => issue && !['invalid_type', 'invalid_value'].includes(issue.code),
  );
  return (meant ?? alternatives.at(-1))?.[0]?.message;
};

const UNREADABLE = 'This cannot be read.';

/** What a contract says where it has no sentence of its own (K17): a clinic worker reads it. */
const sentenceFor = (issue: Issue): string => {
  if (issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null))
    return 'Please fill this in.';
  if (issue.code === 'invalid_type') return ofType[issue.expected] ?? UNREADABLE;
  if (issue.code === 'too_big') return tooBig(issue);
  if (issue.code === 'too_small') return tooSmall(issue);
  if (issue.code === 'invalid_value') return `Please choose one of: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'unrecognized_keys') return `Not known here: ${issue.keys.join(', ')}.`;
  return (issue.code === 'invalid_union' && nearest(issue.errors)) || UNREADABLE;
};

z.config({ customError: sentenceFor });
