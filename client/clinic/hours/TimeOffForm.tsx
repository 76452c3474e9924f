import { Select, SimpleGrid, Textarea } from '@mantine/core';
import { NewTimeOff, type TimeOff } from '../../../shared/clinic/time-off.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { isDate } from '../../ui/formats/clinic-time.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { ClinicTime } from '../clinic-dates/ClinicTime.tsx';
import { keepingCalls } from '../dependents/keeping-bookings.tsx';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';
import { useEditForm } from '../records/use-edit-form.ts';
import { timeOffKinds } from './hours-words.ts';
import { useHoursWords } from './use-hours-words.ts';

const valuesFrom = (today: string) => (timeOff: TimeOff | undefined) => ({
  practitionerId: timeOff?.practitioner.id ?? '',
  kind: timeOff?.kind ?? 'vacation',
  startsOn: timeOff?.startsOn ?? today,
  endsOn: timeOff?.endsOn ?? today,
  from: timeOff?.from ?? '00:00',
  to: timeOff?.to ?? '24:00',
  note: timeOff?.note ?? '',
});
type Values = ReturnType<ReturnType<typeof valuesFrom>>;

const calls = keepingCalls<Values, TimeOff>(trpc.timeOff, ({ practitionerId }) => ({ practitionerId }));

export const TimeOffForm = ({ record, onClose }: FormProps<TimeOff>) => {
  const practitioners = usePractitionerOptions();
  const { form, frame } = useEditForm({
    ...{ schema: NewTimeOff, record, onClose, calls, nameOf: useHoursWords().timeOffName },
    valuesOf: valuesFrom(useFormats().today()),
  });
  const { startsOn, endsOn } = form.values;
  const begin = (value: string) => {
    form.setFieldValue('startsOn', value);
    if (isDate(value) && endsOn < value) form.setFieldValue('endsOn', value);
  };

  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
      <Select
        label={t('Practitioner')}
        withAsterisk
        searchable
        allowDeselect={false}
        data={practitioners}
        {...form.getInputProps('practitionerId')}
      />
      <Select
        label={t('Kind')}
        allowDeselect={false}
        data={optionsOf(timeOffKinds)}
        {...form.getInputProps('kind')}
      />
      <SimpleGrid cols={2} spacing="sm">
        <ClinicDate
          label={t('First day')}
          withAsterisk
          {...form.getInputProps('startsOn')}
          onChange={begin}
        />
        <ClinicTime label={t('From')} {...form.getInputProps('from')} />
        <ClinicDate
          label={t('Last day')}
          withAsterisk
          {...(isDate(startsOn) && { minDate: startsOn })}
          {...form.getInputProps('endsOn')}
        />
        <ClinicTime
          label={t('Until')}
          description={t('By the clock of each facility')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('to')}
        />
      </SimpleGrid>
      <Textarea
        label={t('Note')}
        description={t('For administrators only')}
        autosize
        minRows={2}
        {...form.getInputProps('note')}
      />
    </RecordForm>
  );
};
