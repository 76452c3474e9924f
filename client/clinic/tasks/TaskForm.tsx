import { Divider, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TaskTemplate } from '../../../shared/clinic/task-templates.ts';
import { NewTask, type TaskRow } from '../../../shared/clinic/tasks.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { offerUndo } from '../../ui/failure/offer-undo.tsx';
import { addDays } from '../../ui/formats/clinic-time.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { useUserOptions } from '../members/use-user-options.ts';
import { PatientSelect } from '../patients/PatientSelect.tsx';
import { useEditForm } from '../records/use-edit-form.ts';
import { Checklist } from './Checklist.tsx';
import { RepeatFields } from './RepeatFields.tsx';
import { TemplateSelect } from './TemplateSelect.tsx';
import { taskName, taskPriorities } from './task-words.ts';

const valuesOf = (task: TaskRow | undefined) => ({
  title: task?.title ?? '',
  details: task?.details ?? '',
  assigneeId: task?.assignee?.id ?? '',
  dueOn: task?.dueOn ?? '',
  priority: task?.priority ?? ('usual' as const),
  patientId: task?.patient?.id ?? '',
  bookingId: task?.booking?.id ?? '',
  repeat: task?.repeat ?? null,
});

/** A task with its checklist; a new one begins with the form. */
export const TaskDetails = ({ record, onClose }: FormProps<TaskRow>) => {
  const mayWrite = useMay()('tasks:write');
  if (!record) return <TaskForm record={undefined} onClose={onClose} />;
  return (
    <Stack gap="md">
      <Checklist taskId={record.id} mayWrite={mayWrite} />
      <Divider />
      <TaskForm record={record} onClose={onClose} />
    </Stack>
  );
};

const linesIn = (text: string): string[] => text.split('\n').flatMap(line => line.trim() || []);

/** What is to be done, by whom and until when. */
const TaskForm = ({ record, onClose }: FormProps<TaskRow>) => {
  const mayFindPatients = useMay()('patients:read');
  const [lines, setLines] = useState('');
  const { create, get, update } = trpc.tasks;
  const calls = {
    ...{ get, update },
    create: {
      mutate: (values: ReturnType<typeof valuesOf>) => create.mutate({ ...values, items: linesIn(lines) }),
    },
  };
  const { form, frame } = useEditForm({
    ...{ schema: NewTask, record, onClose, calls, valuesOf, nameOf: taskName },
  });
  const today = useFormats().today();
  // Everything that a template says, whatever stood there: choosing another one leaves nothing of the first.
  const beginWith = ({ title, details, priority, dueInDays, items }: TaskTemplate) => {
    const before = { values: form.getValues(), lines };
    if (form.isDirty() || lines)
      offerUndo(t('The template took the place of what you had entered.'), async () => {
        form.setValues(before.values);
        setLines(before.lines);
      });
    form.setValues({
      ...{ title, priority, details: details ?? '' },
      dueOn: dueInDays === null ? '' : addDays(today, dueInDays),
    });
    setLines(items.join('\n'));
  };
  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
      {!record && <TemplateSelect onChoose={beginWith} />}
      <TextInput
        label={t('What is to be done')}
        withAsterisk
        data-autofocus
        {...form.getInputProps('title')}
      />
      <Textarea label={t('Details')} autosize minRows={3} maxRows={12} {...form.getInputProps('details')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label={t('Who does it')}
          placeholder={t('Nobody yet')}
          searchable
          clearable
          data={useUserOptions()}
          {...form.getInputProps('assigneeId')}
          value={form.values.assigneeId || null}
          onChange={chosen => form.setFieldValue('assigneeId', chosen ?? '')}
        />
        <ClinicDate label={t('Due on')} {...form.getInputProps('dueOn')} />
      </SimpleGrid>
      <Select
        label={t('Priority')}
        allowDeselect={false}
        data={optionsOf(taskPriorities)}
        {...form.getInputProps('priority')}
      />
      <RepeatFields
        value={form.values.repeat}
        onChange={repeat => form.setFieldValue('repeat', repeat)}
        dueOn={form.values.dueOn}
        anchor={form.isDirty('dueOn') || form.isDirty('repeat') ? null : (record?.repeatAnchor ?? null)}
      />
      {mayFindPatients && !record?.booking && (
        <PatientSelect label={t('About a patient')} isOnlyFinding {...form.getInputProps('patientId')} />
      )}
      {!record && (
        <Textarea
          label={t('Checklist')}
          description={t('Each line is ticked by itself.')}
          autosize
          minRows={2}
          maxRows={12}
          value={lines}
          onChange={({ currentTarget }) => setLines(currentTarget.value)}
        />
      )}
    </RecordForm>
  );
};
