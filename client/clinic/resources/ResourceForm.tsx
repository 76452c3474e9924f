import { Select, Textarea, TextInput } from '@mantine/core';
import { NewResource, type Resource } from '../../../shared/clinic/resources.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { useEditForm } from '../records/use-edit-form.ts';
import { type ResourceKind, resourceStatuses } from './resource-words.ts';

/** The form of a room or of a device. */
export const formOf = (kind: ResourceKind) => {
  const calls = trpc[kind];
  return ({ record, onClose }: FormProps<Resource>) => {
    const facilities = useFacilityOptions();
    const { form, frame } = useEditForm({
      ...{ schema: NewResource, record, onClose },
      calls: {
        get: calls.get,
        create: calls.create,
        // It stays in its facility.
        update: { mutate: ({ facilityId: _, ...change }) => calls.update.mutate(change) },
      },
      valuesOf: resource => ({
        facilityId: resource?.facilityId ?? (facilities.length === 1 ? (facilities[0]?.value ?? '') : ''),
        name: resource?.name ?? '',
        note: resource?.note ?? '',
        status: resource?.status ?? 'in_service',
      }),
      nameOf: ({ name }) => name,
    });
    return (
      <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
        <TextInput label={t('Name')} withAsterisk data-autofocus {...form.getInputProps('name')} />
        <Select
          label={t('Facility')}
          withAsterisk
          allowDeselect={false}
          disabled={record !== undefined}
          data={facilities}
          {...form.getInputProps('facilityId')}
        />
        <Select
          label={t('Status')}
          description={t('What is out of service keeps its bookings and gets no new ones')}
          allowDeselect={false}
          data={optionsOf(resourceStatuses)}
          {...form.getInputProps('status')}
        />
        <Textarea label={t('Note')} autosize minRows={2} {...form.getInputProps('note')} />
      </RecordForm>
    );
  };
};
