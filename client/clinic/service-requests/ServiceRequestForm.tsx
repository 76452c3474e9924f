import { Select, SimpleGrid } from '@mantine/core';
import { NewServiceRequest, type ServiceRequest } from '../../../shared/clinic/service-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { useUserOptions } from '../members/use-user-options.ts';
import { PatientSelect } from '../patients/PatientSelect.tsx';
import { useEditForm } from '../records/use-edit-form.ts';
import { useServiceOptions } from '../services/use-service-options.ts';
import { requestPriorities } from './request-words.ts';
import { WishFields } from './WishFields.tsx';

/** What a patient asks the clinic for, as somebody of the clinic writes it down or puts it right. */
export const ServiceRequestForm = ({ record, onClose }: FormProps<ServiceRequest>) => {
  const { clock } = useFormats();
  const services = useServiceOptions();
  const { form, frame } = useEditForm({
    ...{ schema: NewServiceRequest, record, onClose },
    calls: {
      get: trpc.serviceRequests.get,
      create: trpc.serviceRequests.create,
      // Another patient's is another request.
      update: { mutate: ({ patientId: _, ...change }) => trpc.serviceRequests.update.mutate(change) },
    },
    valuesOf: request => ({
      patientId: request?.patient.id ?? '',
      kind: request?.kind ?? 'treatment',
      serviceId: request?.service?.id ?? null,
      assigneeId: request?.assignee?.id ?? null,
      priority: request?.priority ?? 'usual',
      earliest: request?.earliest ?? null,
      latest: request?.latest ?? null,
      notBefore: request?.notBefore ?? '',
      notAfter: request?.notAfter ?? '',
      weekdays: request?.weekdays ?? [],
      frequency: request?.frequency ?? null,
      interval: request?.interval ?? null,
      times: request?.times ?? null,
      reason: request?.reason ?? '',
    }),
    nameOf: ({ patient }) => t('The request of {name}', { name: patient.name }),
  });
  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Write it down')} onCancel={onClose}>
      {record ? null : <PatientSelect {...form.getInputProps('patientId')} />}
      <WishFields {...{ form, services, clock }} reasonLabel={t('Reason')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label={t('Priority')}
          allowDeselect={false}
          data={optionsOf(requestPriorities)}
          {...form.getInputProps('priority')}
        />
        <Select
          label={t('Assigned to')}
          placeholder={t('Nobody assigned')}
          clearable
          searchable
          data={useUserOptions()}
          {...form.getInputProps('assigneeId')}
        />
      </SimpleGrid>
    </RecordForm>
  );
};
