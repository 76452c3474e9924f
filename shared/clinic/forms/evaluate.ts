import { type Answers, type AnswerValue, faultOfAnswer, isAnswered } from './answers.ts';
import type { Condition, FormDefinition, FormField, FormSection, Visibility } from './definition.ts';

/** How one section stands. What is not shown is not required (FM15), and what is not required has no figure (FM21). */
interface SectionState {
  key: string;
  isShown: boolean;
  required: number;
  answered: number;
  missing: string[];
  wrong: string[];
}

/** How a form stands with these answers: one function says what is shown, what is missing and what keeps it from being signed. */
export interface FormState {
  shown: ReadonlySet<string>;
  sections: SectionState[];
  missing: string[];
  wrong: string[];
  /** Answered, and hidden by a rule: kept, but counted nowhere (FM16). */
  leftOut: string[];
  /** Of a field that this version does not have; kept as well (FM2). */
  homeless: string[];
}

const order = (value: AnswerValue, limit: Condition['value']): number | undefined => {
  if (typeof value === 'number' && typeof limit === 'number') return value - limit;
  // Dates, written so that their order is that of their letters.
  if (typeof value === 'string' && typeof limit === 'string') return value < limit ? -1 : +(value > limit);
  return undefined;
};

const isEqual = (value: AnswerValue, wanted: Condition['value']): boolean =>
  Array.isArray(value) ? value.some(key => key === wanted) : value === wanted;

/**
 * Whether a condition holds of an answer; null is none, and what is hidden has none (FM17):
 *
 * |          | none  | a value             | 0 or no         | several choices   |
 * |----------|-------|---------------------|-----------------|-------------------|
 * | answered | false | true                | true            | true              |
 * | empty    | true  | false               | false           | false             |
 * | is       | false | whether it is equal | as any value    | whether it is one |
 * | isNot    | true  | the contrary of is  | as any value    | the contrary      |
 * | above    | false | strictly            | as any value    | false             |
 * | below    | false | strictly            | as any value    | false             |
 */
export const holds = ({ operator, value: wanted }: Condition, given: AnswerValue): boolean => {
  const value = isAnswered(given) ? given : null;
  const judged: Record<Condition['operator'], () => boolean> = {
    answered: () => value !== null,
    empty: () => value === null,
    is: () => value !== null && isEqual(value, wanted),
    isNot: () => value === null || !isEqual(value, wanted),
    above: () => (order(value, wanted) ?? 0) > 0,
    below: () => (order(value, wanted) ?? 0) < 0,
  };
  return judged[operator]();
};

/** Which fields are shown. A circle, which no version has, would show none of its fields rather than go on for ever. */
const shownOf = ({ sections }: FormDefinition, answers: Answers): Set<string> => {
  const placed = new Map<string, { field: FormField; section: FormSection }>();
  for (const section of sections)
    for (const field of section.fields) placed.set(field.key, { field, section });
  const known = new Map<string, boolean>();
  const meets = (shownIf: Visibility | null): boolean => {
    if (!shownIf) return true;
    const holding = (condition: Condition) =>
      holds(condition, isShown(condition.field) ? (answers[condition.field] ?? null) : null);
    return shownIf.match === 'all' ? shownIf.conditions.every(holding) : shownIf.conditions.some(holding);
  };
  const isShown = (key: string): boolean => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const place = placed.get(key);
    known.set(key, false);
    const is = place !== undefined && meets(place.section.shownIf) && meets(place.field.shownIf);
    known.set(key, is);
    return is;
  };
  return new Set([...placed.keys()].filter(isShown));
};

/** Whether a section with no field to show is worth a heading. */
const stateOf = (section: FormSection, shown: ReadonlySet<string>, answers: Answers): SectionState => {
  const fields = section.fields.filter(({ key }) => shown.has(key));
  const required = fields.filter(({ isRequired }) => isRequired);
  const missing = required.filter(({ key }) => !isAnswered(answers[key])).map(({ key }) => key);
  const wrong = fields.filter(field => faultOfAnswer(field, answers[field.key] ?? null, answers[field.key]));
  return {
    key: section.key,
    isShown: fields.length > 0,
    required: required.length,
    answered: required.length - missing.length,
    missing,
    wrong: wrong.map(({ key }) => key),
  };
};

/** How a form stands with these answers; pure, and the same for browser and server (FM18). */
export const evaluate = (definition: FormDefinition, answers: Answers): FormState => {
  const shown = shownOf(definition, answers);
  const sections = definition.sections.map(section => stateOf(section, shown, answers));
  const known = new Set(definition.sections.flatMap(({ fields }) => fields.map(({ key }) => key)));
  const given = Object.keys(answers).filter(key => isAnswered(answers[key]));
  return {
    shown,
    sections,
    missing: sections.flatMap(({ missing }) => missing),
    wrong: sections.flatMap(({ wrong }) => wrong),
    leftOut: given.filter(key => known.has(key) && !shown.has(key)),
    homeless: given.filter(key => !known.has(key)),
  };
};

export const fieldOf = ({ sections }: FormDefinition, key: string): FormField | undefined => {
  for (const { fields } of sections) {
    const found = fields.find(field => field.key === key);
    if (found) return found;
  }
  return undefined;
};
