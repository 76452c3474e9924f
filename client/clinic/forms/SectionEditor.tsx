import { ActionIcon, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { FormDefinition, FormField, FormSection } from '../../../shared/clinic/forms/definition.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { dependingOn, moved, newField, withField } from './draft-steps.ts';
import { FieldEditor } from './FieldEditor.tsx';
import { RuleEditor } from './RuleEditor.tsx';

type MoveProps = { name: string; onMove: (by: number) => void; onRemove: () => void; isOnly: boolean };

/** By keyboard as by mouse: each step is a button (FM11). */
export const MoveButtons = ({ name, onMove, onRemove, isOnly }: MoveProps) => (
  <Group gap={4} wrap="nowrap">
    <ActionIcon aria-label={t('Move {name} up', { name })} onClick={() => onMove(-1)}>
      <IconArrowUp size={16} aria-hidden />
    </ActionIcon>
    <ActionIcon aria-label={t('Move {name} down', { name })} onClick={() => onMove(1)}>
      <IconArrowDown size={16} aria-hidden />
    </ActionIcon>
    <ActionIcon aria-label={t('Remove {name}', { name })} disabled={isOnly} onClick={onRemove}>
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  </Group>
);

type Props = {
  draft: FormDefinition;
  section: FormSection;
  published: ReadonlySet<string>;
  onChange: (change: Partial<FormSection>) => void;
};

const Asked = ({ draft, field }: { draft: FormDefinition; field: FormField }) => {
  const depending = dependingOn(draft, field.key);
  return depending.length === 0 ? null : (
    <Text size="xs" c="dimmed">
      {t('Shown by this answer: {fields}', { fields: depending.join(', ') })}
    </Text>
  );
};

/** A section of a draft and its fields. */
export const SectionEditor = ({ draft, section, published, onChange }: Props) => {
  const { fields } = section;
  return (
    <Stack gap="sm">
      <TextInput
        label={t('Title of the section')}
        value={section.title}
        onChange={event => onChange({ title: event.currentTarget.value })}
      />
      <RuleEditor
        draft={draft}
        of={section.key}
        shownIf={section.shownIf}
        onChange={shownIf => onChange({ shownIf })}
      />
      {fields.map((field, place) => (
        <Paper key={field.key} component="section" p="sm" withBorder aria-label={field.label}>
          <Group justify="space-between" wrap="nowrap" mb={4}>
            <Asked {...{ draft, field }} />
            <Group ms="auto">
              <MoveButtons
                name={field.label}
                isOnly={false}
                onMove={by => onChange({ fields: moved(fields, place, by) })}
                onRemove={() => onChange({ fields: fields.toSpliced(place, 1) })}
              />
            </Group>
          </Group>
          <FieldEditor
            {...{ draft, field }}
            isPublished={published.has(field.key)}
            onChange={change => onChange({ fields: withField(section, place, change) })}
          />
        </Paper>
      ))}
      <Group>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange({ fields: [...fields, newField()] })}
        >
          {t('Add a field')}
        </Button>
      </Group>
    </Stack>
  );
};
