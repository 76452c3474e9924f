import { Button, Group, NumberInput, Select, TextInput } from '@mantine/core';
import type {
  Condition,
  FormDefinition,
  FormField,
  Visibility,
} from '../../../shared/clinic/forms/definition.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';

const operators = {
  answered: t('is answered'),
  empty: t('is not answered'),
  is: t('is'),
  isNot: t('is not'),
  above: t('is more than'),
  below: t('is less than'),
};

type Props = {
  draft: FormDefinition;
  /** Whose rule it is, which cannot ask about itself. */
  of: string;
  shownIf: Visibility | null;
  onChange: (shownIf: Visibility | null) => void;
};

/** What an answer is compared with: chosen, where there is something to choose from. */
const Wanted = ({
  asked,
  condition,
  onChange,
}: {
  asked: FormField | undefined;
  condition: Condition;
  onChange: (value: Condition['value']) => void;
}) => {
  const label = t('Answer');
  if (!asked || condition.operator === 'answered' || condition.operator === 'empty') return null;
  if (asked.type === 'number')
    return (
      <NumberInput
        label={label}
        value={Number(condition.value ?? 0)}
        onChange={value => onChange(Number(value))}
      />
    );
  if (asked.type === 'yesno')
    return (
      <Select
        label={label}
        allowDeselect={false}
        data={[
          { value: 'true', label: t('Yes') },
          { value: 'false', label: t('No') },
        ]}
        value={String(condition.value)}
        onChange={value => onChange(value === 'true')}
      />
    );
  if (asked.type === 'choice' || asked.type === 'choices')
    return (
      <Select
        label={label}
        allowDeselect={false}
        data={asked.options.map(option => ({ value: option.key, label: option.label }))}
        value={String(condition.value ?? '')}
        onChange={value => onChange(value ?? undefined)}
      />
    );
  return (
    <TextInput
      label={label}
      value={String(condition.value ?? '')}
      onChange={event => onChange(event.currentTarget.value)}
    />
  );
};

const firstValue = (field: FormField | undefined): Condition['value'] => {
  if (field?.type === 'yesno') return true;
  if (field?.type === 'number') return 0;
  return field?.options[0]?.key ?? '';
};

/** By which answer a section or a field is shown. */
export const RuleEditor = ({ draft, of, shownIf, onChange }: Props) => {
  const fields = draft.sections.flatMap(section => section.fields).filter(({ key }) => key !== of);
  const [condition] = shownIf?.conditions ?? [];
  const asked = fields.find(({ key }) => key === condition?.field);
  const set = (next: Condition) => {
    const { value: _, ...rest } = next;
    const isBare = next.operator === 'answered' || next.operator === 'empty';
    const others = shownIf?.conditions.slice(1) ?? [];
    onChange({ match: shownIf?.match ?? 'all', conditions: [isBare ? rest : next, ...others] });
  };
  if (fields.length === 0) return null;
  if (!condition)
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() =>
          onChange({ match: 'all', conditions: [{ field: fields[0]?.key ?? '', operator: 'answered' }] })
        }
      >
        {t('Show only by another answer')}
      </Button>
    );
  return (
    <Group gap="xs" align="flex-end">
      <Select
        label={t('Shown if')}
        allowDeselect={false}
        data={fields.map(({ key, label }) => ({ value: key, label }))}
        value={condition.field}
        onChange={field => set({ field: field ?? '', operator: 'answered' })}
      />
      <Select
        label={t('Comparison')}
        allowDeselect={false}
        data={optionsOf(operators)}
        value={condition.operator}
        onChange={operator =>
          set({
            ...condition,
            operator: operator as Condition['operator'],
            value: condition.value ?? firstValue(asked),
          })
        }
      />
      <Wanted asked={asked} condition={condition} onChange={value => set({ ...condition, value })} />
      <Button variant="default" onClick={() => onChange(null)}>
        {t('Show always')}
      </Button>
    </Group>
  );
};
