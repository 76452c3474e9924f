import type { FormDefinition, FormField, FormSection } from '../../../shared/clinic/forms/definition.ts';
import { t } from '../../../shared/i18n/translate.ts';

/** Nobody types it and it is never given twice, so that labels may change (FM3). */
const newKey = (): string => `k${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;

export const newField = (): FormField => ({
  ...{ key: newKey(), type: 'line', label: t('New field'), help: null, isRequired: false },
  ...{ unit: null, min: null, max: null, options: [], shownIf: null },
});
export const newSection = (): FormSection => ({
  ...{ key: newKey(), title: t('New section'), help: null, shownIf: null, fields: [newField()] },
});
export const newOption = (label: string) => ({ key: newKey(), label, isRetired: false });

/** The list with one of its parts moved by so many places, or as it was where it cannot go on (FM11). */
export const moved = <Part>(list: Part[], place: number, by: number): Part[] => {
  const rest = list.toSpliced(place, 1);
  const [part] = list.slice(place, place + 1);
  const to = place + by;
  return part === undefined || to < 0 || to >= list.length ? list : rest.toSpliced(to, 0, part);
};

export const withSection = (
  draft: FormDefinition,
  place: number,
  change: Partial<FormSection>,
): FormDefinition => ({
  ...draft,
  sections: draft.sections.map((section, at) => (at === place ? { ...section, ...change } : section)),
});

export const withField = (section: FormSection, place: number, change: Partial<FormField>): FormField[] =>
  section.fields.map((field, at) => (at === place ? { ...field, ...change } : field));

/** What is shown by an answer to this field, by what it is called (FM7). */
export const dependingOn = ({ sections }: FormDefinition, key: string): string[] =>
  sections.flatMap(({ title, shownIf, fields }) =>
    [{ label: title, shownIf }, ...fields].flatMap(part =>
      part.shownIf?.conditions.some(({ field }) => field === key) ? [part.label] : [],
    ),
  );
