import { t } from '../../i18n/translate.ts';
import type { Condition, FormDefinition, FormField, FormSection } from './definition.ts';

/** The most that one form may ask; a page of more is unbearable to fill in. */
const MOST_FIELDS = 400;

const asksNothing: Condition['operator'][] = ['answered', 'empty'];

/** Whether a rule compares with what the field could hold at all. */
const fits = ({ operator, value }: Condition, field: FormField): boolean => {
  if (asksNothing.includes(operator)) return value === undefined;
  const isOrder = operator === 'above' || operator === 'below';
  if (field.type === 'number') return typeof value === 'number';
  if (field.type === 'date') return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
  if (isOrder) return false;
  if (field.type === 'yesno') return typeof value === 'boolean';
  if (field.type === 'choice' || field.type === 'choices')
    return field.options.some(({ key }) => key === value);
  return typeof value === 'string' && value !== '';
};

const repeated = (keys: string[]): string[] => [
  ...new Set(keys.filter((key, place) => keys.indexOf(key) !== place)),
];

/** Fields and sections by what they are called and what they ask about. */
const ruledOf = ({ sections }: FormDefinition) =>
  sections.flatMap(section => [
    { label: section.title, shownIf: section.shownIf },
    ...section.fields.map(({ label, shownIf }) => ({ label, shownIf })),
  ]);

const faultsOfRules = (definition: FormDefinition, byKey: Map<string, FormField>): string[] =>
  ruledOf(definition).flatMap(({ label, shownIf }) =>
    (shownIf?.conditions ?? []).flatMap(condition => {
      const asked = byKey.get(condition.field);
      if (!asked) return [t('“{label}” depends on a field that is not in the form.', { label })];
      return fits(condition, asked)
        ? []
        : [
            t('“{label}” compares “{asked}” with something that it cannot hold.', {
              label,
              asked: asked.label,
            }),
          ];
    }),
  );

const askedBy = ({ shownIf }: Pick<FormField, 'shownIf'>): string[] =>
  shownIf?.conditions.map(({ field }) => field) ?? [];

/** The first fields that are shown by one another, in a circle of whatever length and also through sections (FM8). */
const circleOf = ({ sections }: FormDefinition): string[] => {
  const needs = new Map<string, string[]>();
  for (const section of sections)
    for (const field of section.fields) needs.set(field.key, [...askedBy(field), ...askedBy(section)]);
  const done = new Set<string>();
  const walk = (key: string, path: string[]): string[] => {
    const place = path.indexOf(key);
    if (place >= 0) return path.slice(place);
    if (done.has(key)) return [];
    for (const next of needs.get(key) ?? []) {
      const circle = walk(next, [...path, key]);
      if (circle.length > 0) return circle;
    }
    done.add(key);
    return [];
  };
  for (const key of needs.keys()) {
    const circle = walk(key, []);
    if (circle.length > 0) return circle;
  }
  return [];
};

const faultsOfField = ({ type, label, options, min, max }: FormField): string[] => {
  const isChoice = type === 'choice' || type === 'choices';
  return [
    ...(isChoice && !options.some(({ isRetired }) => !isRetired)
      ? [t('“{label}” offers nothing to choose.', { label })]
      : []),
    ...(repeated(options.map(({ key }) => key)).length > 0
      ? [t('“{label}” has one choice twice.', { label })]
      : []),
    ...(min !== null && max !== null && min > max
      ? [t('“{label}” has bounds that nothing can meet.', { label })]
      : []),
  ];
};

const fieldsIn = (sections: FormSection[]): FormField[] => sections.flatMap(({ fields }) => fields);

/** What keeps a definition from being saved, in words; it ends whatever it is given. */
export const faultsOf = (definition: FormDefinition): string[] => {
  const fields = fieldsIn(definition.sections);
  if (fields.length > MOST_FIELDS) return [t('A form asks {most} questions at most.', { most: MOST_FIELDS })];
  const byKey = new Map(fields.map(field => [field.key, field]));
  const doubles = [
    ...repeated(fields.map(({ key }) => key)),
    ...repeated(definition.sections.map(({ key }) => key)),
  ];
  if (doubles.length > 0)
    return [t('Two parts of the form have the same key: {key}.', { key: `${doubles[0]}` })];
  const circle = circleOf(definition);
  const names = circle.map(key => byKey.get(key)?.label ?? key).join(' → ');
  return [
    ...fields.flatMap(faultsOfField),
    ...faultsOfRules(definition, byKey),
    ...(circle.length > 0
      ? [t('These fields are shown by one another, so that nobody could begin: {names}.', { names })]
      : []),
  ];
};
