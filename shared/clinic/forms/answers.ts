import { z } from 'zod';
import { t } from '../../i18n/translate.ts';
import { AnyLine, AnyText, LocalDate } from '../../scalars.ts';
import { type FormField, FormKey } from './definition.ts';

/** What may be written at most; far above what people write (CR51). */
export const MOST_LETTERS = 20_000;

/** What somebody answered: an option by its key, never by its words (FM14). Null is no answer. */
export const AnswerValue = z.union([
  // The length first, so that what is far too long is looked through no further.
  z.string().max(MOST_LETTERS).pipe(AnyText(MOST_LETTERS)),
  z.number().min(-1e12).max(1e12),
  z.boolean(),
  z.array(FormKey).max(60),
  z.null(),
]);
export type AnswerValue = z.output<typeof AnswerValue>;

export type Answers = Readonly<Record<string, AnswerValue | undefined>>;

export const isAnswered = (value: AnswerValue | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** One way to say the same: nothing is null, and choices stand in the order of the form. */
export const settled = (field: FormField, value: AnswerValue): AnswerValue => {
  if (!isAnswered(value)) return null;
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (!Array.isArray(value)) return Object.is(value, -0) ? 0 : value;
  const known = field.options.map(({ key }) => key).filter(key => value.includes(key));
  return [...known, ...value.filter((key, place) => !known.includes(key) && value.indexOf(key) === place)];
};

export const isSameAnswer = (one: AnswerValue | undefined, other: AnswerValue | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Made once, for a form is judged at every letter (FM13). */
const line = AnyLine(300);
const text = AnyText(MOST_LETTERS);

const firstFault = (schema: z.ZodType, value: unknown): string | undefined =>
  schema.safeParse(value).error?.issues[0]?.message;

const faultOfNumber = ({ min, max }: FormField, value: AnswerValue): string | undefined => {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > 1e12)
    return t('Please enter a number.');
  if (min !== null && value < min) return t('Please enter {min} or more.', { min });
  if (max !== null && value > max) return t('Please enter {max} or less.', { max });
  return undefined;
};

/** An option that is offered no more may stay where it was chosen. */
const faultOfOptions = ({ options }: FormField, keys: string[], before: AnswerValue | undefined) => {
  const kept = [before ?? []].flat();
  const isTaken = (key: string) =>
    kept.includes(key) || options.some(option => option.key === key && !option.isRetired);
  return keys.every(isTaken) ? undefined : t('Please choose from the list.');
};

type Judge = (field: FormField, value: AnswerValue, before: AnswerValue | undefined) => string | undefined;

const faults: Record<FormField['type'], Judge> = {
  line: (_, value) => firstFault(line, value),
  text: (_, value) => firstFault(text, value),
  number: faultOfNumber,
  date: (_, value) => firstFault(LocalDate, value),
  yesno: (_, value) => (typeof value === 'boolean' ? undefined : t('Please answer yes or no.')),
  choice: (field, value, before) =>
    typeof value === 'string' ? faultOfOptions(field, [value], before) : t('Please choose from the list.'),
  choices: (field, value, before) =>
    Array.isArray(value) ? faultOfOptions(field, value, before) : t('Please choose from the list.'),
};

/**
 * Why this cannot be the answer to a field, in words; undefined where it can. The same in the browser and on the server (FM18).
 * `before` is what it was.
 */
export const faultOfAnswer = (
  field: FormField,
  value: AnswerValue,
  before?: AnswerValue,
): string | undefined => {
  if (!isAnswered(value)) return undefined;
  return faults[field.type](field, value, before);
};
