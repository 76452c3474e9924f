import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { type Holiday, NewHoliday } from '../../../shared/clinic/holidays.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { ClinicTime } from '../clinic-dates/ClinicTime.tsx';
import { keepingCalls } from '../dependents/keeping-bookings.tsx';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { useEditForm } from '../records/use-edit-form.ts';
import { useHoursWords } from './use-hours-words.ts';

const valuesFrom = (today: string) => (holiday: Holiday | undefined) => ({
  facilityId: holiday?.facility.id ?? '',
  date: holiday?.date ?? today,
  name: holiday?.name ?? '',
  from: holiday?.from ?? '00:00',
  to: holiday?.to ?? '24:00',
});
type Values = ReturnType<ReturnType<typeof valuesFrom>>;

const calls = keepingCalls<Values, Holiday>(trpc.holidays, ({ facilityId }) => ({ facilityId }));

export const HolidayForm = ({ record, onClose }: FormProps<Holiday>) => {
  const facilities = useFacilityOptions();
  const { form, frame } = useEditForm({
    ...{ schema: NewHoliday, record, onClose, calls, nameOf: useHoursWords().holidayName },
    valuesOf: valuesFrom(useFormats().today()),
  });

  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
      <TextInput label={t('Name')} withAsterisk data-autofocus {...form.getInputProps('name')} />
      <Select
        label={t('Facility')}
        withAsterisk
        allowDeselect={false}
        data={facilities}
        {...form.getInputProps('facilityId')}
      />
      <ClinicDate label={t('Day')} withAsterisk {...form.getInputProps('date')} />
      <SimpleGrid cols={2} spacing="sm">
        <ClinicTime label={t('Closed from')} {...form.getInputProps('from')} />
        <ClinicTime label={t('Closed until')} {...form.getInputProps('to')} />
      </SimpleGrid>
    </RecordForm>
  );
};
