import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { NewTask, type Task } from '../../../shared/clinic/tasks.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { useUserOptions } from '../members/use-user-options.ts';
import { PatientSelect } from '../patients/PatientSelect.tsx';
import { useEditForm } from '../records/use-edit-form.ts';
import { taskName, taskPriorities } from './task-words.ts';

const valuesOf = (task: Task | undefined) => ({
  title: task?.title ?? '',
  details: task?.details ?? '',
  assigneeId: task?.assignee?.id ?? '',
  dueOn: task?.dueOn ?? '',
  priority: task?.priority ?? ('usual' as const),
  patientId: task?.patient?.id ?? '',
  bookingId: task?.booking?.id ?? '',
});

/** What is to be done, by whom and until when. */
export const TaskForm = ({ record, onClose }: FormProps<Task>) => {
  const mayFindPatients = useMay()('patients:read');
  const { form, frame } = useEditForm({
    ...{ schema: NewTask, record, onClose, calls: trpc.tasks, valuesOf, nameOf: taskName },
  });
  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
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
      {mayFindPatients && !record?.booking && (
        <PatientSelect label={t('About a patient')} isOnlyFinding {...form.getInputProps('patientId')} />
      )}
    </RecordForm>
  );
};
