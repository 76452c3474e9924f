import { SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { NewSpecialist, type Specialist } from '../../../shared/clinic/specialists.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { useEditForm } from '../records/use-edit-form.ts';
import { specialistName } from './specialist-words.ts';

const { create, get, update } = trpc.specialists;

export const SpecialistForm = ({ record, onClose }: FormProps<Specialist>) => {
  const { form, frame } = useEditForm({
    ...{ schema: NewSpecialist, record, onClose, calls: { create, get, update }, nameOf: specialistName },
    valuesOf: specialist => ({
      name: specialist?.name ?? '',
      profession: specialist?.profession ?? '',
      organisation: specialist?.organisation ?? '',
      phone: specialist?.phone ?? '',
      email: specialist?.email ?? '',
      address: specialist?.address ?? '',
      notes: specialist?.notes ?? '',
    }),
  });
  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
      <TextInput label={t('Name')} withAsterisk data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label={t('Profession')}
        description={t('Such as Neurologist; the list is sorted by it. Please name no patient here.')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        withAsterisk
        {...form.getInputProps('profession')}
      />
      <TextInput label={t('Practice or hospital')} {...form.getInputProps('organisation')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label={t('Phone')} type="tel" {...form.getInputProps('phone')} />
        <TextInput label={t('E-mail')} type="email" {...form.getInputProps('email')} />
      </SimpleGrid>
      <Textarea label={t('Postal address')} autosize minRows={2} {...form.getInputProps('address')} />
      <Textarea label={t('Notes')} autosize minRows={2} {...form.getInputProps('notes')} />
    </RecordForm>
  );
};
