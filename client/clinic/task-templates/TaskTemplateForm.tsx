import { NumberInput, Select, SimpleGrid, TagsInput, Textarea, TextInput } from '@mantine/core';
import { NewTaskTemplate, type TaskTemplate } from '../../../shared/clinic/task-templates.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { useEditForm } from '../records/use-edit-form.ts';
import { taskPriorities } from '../tasks/task-words.ts';

export const templateName = ({ title }: TaskTemplate): string => title;

const { create, get, update } = trpc.taskTemplates;

/** What a task begins with. */
export const TaskTemplateForm = ({ record, onClose }: FormProps<TaskTemplate>) => {
  const { form, frame } = useEditForm({
    ...{ schema: NewTaskTemplate, record, onClose, calls: { create, get, update }, nameOf: templateName },
    valuesOf: template => ({
      title: template?.title ?? '',
      details: template?.details ?? '',
      priority: template?.priority ?? ('usual' as const),
      dueInDays: template?.dueInDays ?? null,
      items: template?.items ?? [],
    }),
  });
  const { value: dueInDays, ...dueField } = form.getInputProps('dueInDays');
  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
      <TextInput
        label={t('What is to be done')}
        description={t('It is for every patient, so please name none here.')}
        withAsterisk
        data-autofocus
        {...form.getInputProps('title')}
      />
      <Textarea label={t('Details')} autosize minRows={3} maxRows={12} {...form.getInputProps('details')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NumberInput
          label={t('Due after how many days')}
          min={0}
          max={366}
          allowDecimal={false}
          {...dueField}
          value={dueInDays ?? ''}
          onChange={days => form.setFieldValue('dueInDays', typeof days === 'number' ? days : null)}
        />
        <Select
          label={t('Priority')}
          allowDeselect={false}
          data={optionsOf(taskPriorities)}
          {...form.getInputProps('priority')}
        />
      </SimpleGrid>
      <TagsInput
        label={t('Checklist')}
        description={t('Type a line and press Enter')}
        acceptValueOnBlur
        splitChars={[]}
        {...form.getInputProps('items')}
      />
    </RecordForm>
  );
};
