import { Checkbox, Group, NumberInput, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { FieldType, FormDefinition, FormField } from '../../../shared/clinic/forms/definition.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { newOption } from './draft-steps.ts';
import { RuleEditor } from './RuleEditor.tsx';

const types = {
  line: t('Short text'),
  text: t('Long text'),
  number: t('Number'),
  date: t('Date'),
  yesno: t('Yes or no'),
  choice: t('One choice'),
  choices: t('Several choices'),
} satisfies Record<FieldType, string>;

type Props = {
  draft: FormDefinition;
  field: FormField;
  isPublished: boolean;
  onChange: (change: Partial<FormField>) => void;
};

/** One choice a line; those that were there keep their keys, and those that are gone are offered no more (FM4). */
const optionsIn = (text: string, before: FormField['options']): FormField['options'] => {
  const labels = text
    .split('\n')
    .map(label => label.trim())
    .filter(Boolean);
  const kept = before
    .filter(({ label }) => !labels.includes(label))
    .map(option => ({ ...option, isRetired: true }));
  const named = labels.map(label => {
    const known = before.find(option => option.label === label);
    return known ? { ...known, isRetired: false } : newOption(label);
  });
  return [...named, ...kept];
};

const Bound = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}) => (
  <NumberInput
    label={label}
    value={value ?? ''}
    onChange={given => onChange(given === '' ? null : Number(given))}
  />
);

/** What a field asks, and how. */
export const FieldEditor = ({ draft, field, isPublished, onChange }: Props) => {
  const isChoice = field.type === 'choice' || field.type === 'choices';
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={t('Question')}
          value={field.label}
          onChange={event => onChange({ label: event.currentTarget.value })}
        />
        <Select
          label={t('Kind of answer')}
          description={isPublished ? t('Answers of this kind exist already.') : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          disabled={isPublished}
          allowDeselect={false}
          data={optionsOf(types)}
          value={field.type}
          onChange={type => onChange({ type: type as FieldType })}
        />
      </SimpleGrid>
      {field.type === 'number' && (
        <Group gap="xs" grow>
          <TextInput
            label={t('Unit')}
            value={field.unit ?? ''}
            onChange={event => onChange({ unit: event.currentTarget.value || null })}
          />
          <Bound label={t('At least')} value={field.min} onChange={min => onChange({ min })} />
          <Bound label={t('At most')} value={field.max} onChange={max => onChange({ max })} />
        </Group>
      )}
      {isChoice && <Options key={field.key} field={field} onChange={onChange} />}
      <TextInput
        label={t('Help')}
        value={field.help ?? ''}
        onChange={event => onChange({ help: event.currentTarget.value || null })}
      />
      <Checkbox
        label={t('Must be answered before signing')}
        checked={field.isRequired}
        onChange={event => onChange({ isRequired: event.currentTarget.checked })}
      />
      <RuleEditor
        draft={draft}
        of={field.key}
        shownIf={field.shownIf}
        onChange={shownIf => onChange({ shownIf })}
      />
    </Stack>
  );
};

const Options = ({ field, onChange }: Pick<Props, 'field' | 'onChange'>) => (
  <Textarea
    label={t('Choices, one a line')}
    autosize
    minRows={3}
    defaultValue={field.options
      .filter(({ isRetired }) => !isRetired)
      .map(({ label }) => label)
      .join('\n')}
    onBlur={event => onChange({ options: optionsIn(event.currentTarget.value, field.options) })}
  />
);
