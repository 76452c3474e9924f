import { Box, NumberInput, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { type Facility, NewFacility } from '../../../shared/clinic/facilities.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useSession } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { ZoneSelect } from '../../ui/choices/ZoneSelect.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { changingZone, keepingCalls } from '../dependents/keeping-bookings.tsx';
import { useEditForm } from '../records/use-edit-form.ts';
import { facilityKinds } from './facility-words.ts';

const valuesIn = (clinicZone: string) => (facility: Facility | undefined) => ({
  name: facility?.name ?? '',
  kind: facility?.kind ?? 'clinic',
  licence: facility?.licence ?? '',
  capacity: facility?.capacity ?? null,
  address: '',
  timeZone: facility?.timeZone ?? clinicZone,
  phone: facility?.phone ?? '',
  email: facility?.email ?? '',
});

type Values = ReturnType<ReturnType<typeof valuesIn>>;

const { get, create, update } = trpc.facilities;
const calls = keepingCalls<Values, Facility>(
  {
    get,
    // Nothing is booked yet at one that is new.
    create: { mutate: ({ keepBookings: _, ...values }) => create.mutate(values) },
    // Where it is stands on its page.
    update: { mutate: ({ address: _, ...change }) => update.mutate(change) },
  },
  (_, id) => (id ? { facilityId: id } : {}),
  changingZone,
);

export const FacilityForm = ({ record, onClose }: FormProps<Facility>) => {
  const { form, frame } = useEditForm({
    ...{ schema: NewFacility, record, onClose, calls },
    valuesOf: valuesIn(useSession().clinic.timeZone),
    nameOf: ({ name }) => name,
  });
  const capacity = form.getInputProps('capacity');

  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
      <TextInput label={t('Name')} withAsterisk data-autofocus {...form.getInputProps('name')} />
      <Select
        label={t('Kind')}
        allowDeselect={false}
        data={optionsOf(facilityKinds)}
        {...form.getInputProps('kind')}
      />
      {record ? (
        // On that page itself it only closes the form.
        <Box fz="sm" onClick={onClose}>
          <AnchorLink to="/facilities/$facilityId" params={{ facilityId: record.id }}>
            {t('Where it is stands on its page')}
          </AnchorLink>
        </Box>
      ) : (
        <Textarea label={t('Address')} autosize minRows={2} {...form.getInputProps('address')} />
      )}
      <ZoneSelect withAsterisk {...form.getInputProps('timeZone')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label={t('Phone')} type="tel" {...form.getInputProps('phone')} />
        <TextInput label={t('E-mail')} type="email" {...form.getInputProps('email')} />
        <TextInput label={t('Licence number')} {...form.getInputProps('licence')} />
        <NumberInput
          label={t('Capacity')}
          description={t('Patients at the same time')}
          min={1}
          {...capacity}
          value={form.values.capacity ?? ''}
          onChange={value => form.setFieldValue('capacity', value === '' ? null : Number(value))}
        />
      </SimpleGrid>
    </RecordForm>
  );
};
