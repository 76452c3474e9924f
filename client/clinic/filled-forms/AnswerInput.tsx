import { Button, Checkbox, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { type AnswerValue, MOST_LETTERS } from '../../../shared/clinic/forms/answers.ts';
import type { FormField } from '../../../shared/clinic/forms/definition.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';

type Props = {
  id: string;
  field: FormField;
  value: AnswerValue;
  fault: string | undefined;
  isClosed: boolean;
  onEnter: () => void;
  onChange: (value: AnswerValue) => void;
  onLeave: () => void;
};

/** What is no number stays in its field and is no answer (FM19). */
const numberIn = (text: string): AnswerValue => {
  const written = text.trim().replace(',', '.');
  return written !== '' && Number.isFinite(Number(written)) && !/[.]$/.test(written) ? Number(written) : text;
};

const shownOptions = ({ options }: FormField, value: AnswerValue) => {
  const chosen = [value ?? []].flat();
  return options.filter(({ key, isRetired }) => !isRetired || chosen.includes(key));
};

/** The input of one field, whatever its type. */
export const AnswerInput = ({ id, field, value, fault, isClosed, onEnter, onChange, onLeave }: Props) => {
  const label = field.unit ? `${field.label} (${field.unit})` : field.label;
  const about = {
    ...{ id, label, description: field.help, error: fault, withAsterisk: field.isRequired },
    inputWrapperOrder: ['label', 'description', 'input', 'error'] as (
      | 'label'
      | 'description'
      | 'input'
      | 'error'
    )[],
  };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const typing = { onFocus: onEnter, onBlur: onLeave, disabled: isClosed };

  if (field.type === 'line')
    return (
      <TextInput
        {...about}
        {...typing}
        value={text}
        onChange={event => onChange(event.currentTarget.value)}
      />
    );
  if (field.type === 'text')
    return (
      <Textarea
        {...about}
        {...typing}
        autosize
        minRows={2}
        maxRows={20}
        maxLength={MOST_LETTERS}
        value={text}
        onChange={event => onChange(event.currentTarget.value)}
      />
    );
  if (field.type === 'number')
    return (
      <TextInput
        {...about}
        {...typing}
        inputMode="decimal"
        maw={220}
        value={text}
        onChange={event => onChange(numberIn(event.currentTarget.value))}
      />
    );
  if (field.type === 'date')
    return <ClinicDate {...about} {...typing} maw={220} clearable value={text} onChange={onChange} />;
  if (field.type === 'yesno' || field.type === 'choice') {
    const options =
      field.type === 'yesno'
        ? [
            { key: 'true', label: t('Yes') },
            { key: 'false', label: t('No') },
          ]
        : shownOptions(field, value);
    const give = (key: string) => {
      onChange(field.type === 'yesno' ? key === 'true' : key);
      onLeave();
    };
    return (
      <Radio.Group {...about} value={value === null ? '' : String(value)} onChange={give}>
        <Group gap="md" mt={4}>
          {options.map(option => (
            <Radio key={option.key} value={option.key} label={option.label} disabled={isClosed} />
          ))}
          {value !== null && !isClosed && (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t('Take back the answer to {field}', { field: field.label })}
              onClick={() => {
                onChange(null);
                onLeave();
              }}
            >
              {t('Take back')}
            </Button>
          )}
        </Group>
      </Radio.Group>
    );
  }
  return (
    <Checkbox.Group
      {...about}
      value={Array.isArray(value) ? value : []}
      onChange={keys => {
        onChange(keys);
        onLeave();
      }}
    >
      <Stack gap={6} mt={4}>
        {shownOptions(field, value).map(option => (
          <Checkbox key={option.key} value={option.key} label={option.label} disabled={isClosed} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
};
