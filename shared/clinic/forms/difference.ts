import type { FormDefinition, FormField } from './definition.ts';

/** What publishing a draft changes for those who fill it in: fields by their labels. */
export interface Difference {
  added: string[];
  removed: string[];
  changed: { label: string; before: string | null }[];
}

const fieldsOf = ({ sections }: FormDefinition): Map<string, FormField> =>
  new Map(sections.flatMap(({ fields }) => fields.map(field => [field.key, field])));

/** What differs between two versions of a form. */
export const differenceOf = (before: FormDefinition, after: FormDefinition): Difference => {
  const [former, latter] = [fieldsOf(before), fieldsOf(after)];
  const added = [...latter.values()].filter(({ key }) => !former.has(key)).map(({ label }) => label);
  const removed = [...former.values()].filter(({ key }) => !latter.has(key)).map(({ label }) => label);
  const changed = [...latter.values()].flatMap(field => {
    const was = former.get(field.key);
    if (!was || JSON.stringify(was) === JSON.stringify(field)) return [];
    return [{ label: field.label, before: was.label === field.label ? null : was.label }];
  });
  return { added, removed, changed };
};

/** Fields whose type another version changed, which no published version does: what was answered would be of another kind (FM5). */
export const retyped = (before: FormDefinition, after: FormDefinition): string[] => {
  const former = fieldsOf(before);
  return [...fieldsOf(after).values()].flatMap(({ key, type, label }) => {
    const was = former.get(key);
    return was && was.type !== type ? [label] : [];
  });
};
