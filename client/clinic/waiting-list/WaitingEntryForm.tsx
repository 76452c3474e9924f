import { MultiSelect, Select, SimpleGrid, Textarea } from '@mantine/core';
import { TimePicker } from '@mantine/dates';
import { NewWaitingEntry, type WaitingEntry } from '../../../shared/clinic/waiting-list.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { addDays } from '../../ui/formats/clinic-time.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { weekdays } from '../availability/weekdays.ts';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';
import { PatientSelect } from '../patients/PatientSelect.tsx';
import { useEditForm } from '../records/use-edit-form.ts';
import { useServiceOptions } from '../services/use-service-options.ts';
import { priorities } from './waiting-words.ts';

/** How long somebody waits unless they say otherwise. */
const WAIT_DAYS = 28;
const days = weekdays.map(({ weekday, label }) => ({ value: String(weekday), label }));

/** What could not be booked, and is waited for instead; empty is not chosen yet. */
export type Wish = {
  patientId: string;
  serviceId: string;
  practitionerId: string;
  facilityId: string;
  date: string;
  notes: string;
};

type Props = FormProps<WaitingEntry> & { wish?: Wish };

/** What a patient waits for. */
export const WaitingEntryForm = ({ record, wish, onClose }: Props) => {
  const { today, clock } = useFormats();
  const first = wish && wish.date > today() ? wish.date : today();
  const { form, frame } = useEditForm({
    ...{ schema: NewWaitingEntry, record, onClose },
    calls: {
      get: trpc.waitingList.get,
      create: trpc.waitingList.add,
      // Another patient is another entry.
      update: { mutate: ({ patientId: _, ...change }) => trpc.waitingList.update.mutate(change) },
    },
    valuesOf: entry => ({
      patientId: entry?.patient.id ?? wish?.patientId ?? '',
      serviceId: entry?.service.id ?? wish?.serviceId ?? '',
      practitionerId: entry?.practitioner?.id ?? (wish?.practitionerId || null),
      facilityId: entry?.facility?.id ?? (wish?.facilityId || null),
      earliest: entry?.earliest ?? first,
      latest: entry?.latest ?? addDays(first, WAIT_DAYS),
      weekdays: entry?.weekdays ?? [],
      notBefore: entry?.notBefore ?? '',
      notAfter: entry?.notAfter ?? '',
      priority: entry?.priority ?? 'usual',
      note: entry?.note ?? wish?.notes ?? '',
    }),
    nameOf: ({ patient }) => t('The entry for {name} on the waiting list', { name: patient.name }),
  });
  const chosenDays = form.values.weekdays ?? [];
  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Put on the list')} onCancel={onClose}>
      {record ? null : <PatientSelect {...form.getInputProps('patientId')} />}
      <Select
        label={t('Service')}
        withAsterisk
        searchable
        data={useServiceOptions()}
        {...form.getInputProps('serviceId')}
        onChange={value => form.setFieldValue('serviceId', value ?? '')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label={t('Practitioner')}
          placeholder={t('Anybody')}
          searchable
          clearable
          data={usePractitionerOptions()}
          {...form.getInputProps('practitionerId')}
        />
        <Select
          label={t('Facility')}
          placeholder={t('Anywhere')}
          clearable
          data={useFacilityOptions()}
          {...form.getInputProps('facilityId')}
        />
        <ClinicDate label={t('First day')} withAsterisk {...form.getInputProps('earliest')} />
        <ClinicDate label={t('Last day')} withAsterisk {...form.getInputProps('latest')} />
        <TimePicker
          label={t('Not before')}
          format={clock}
          clearable
          hoursInputLabel={t('Not before, hours')}
          minutesInputLabel={t('Not before, minutes')}
          amPmInputLabel={t('Not before, morning or afternoon')}
          {...form.getInputProps('notBefore')}
        />
        <TimePicker
          label={t('Done by')}
          format={clock}
          clearable
          hoursInputLabel={t('Done by, hours')}
          minutesInputLabel={t('Done by, minutes')}
          amPmInputLabel={t('Done by, morning or afternoon')}
          {...form.getInputProps('notAfter')}
        />
      </SimpleGrid>
      <MultiSelect
        label={t('Weekdays')}
        placeholder={chosenDays.length > 0 ? undefined : t('Any day')}
        clearable
        data={days}
        {...form.getInputProps('weekdays')}
        value={chosenDays.map(String)}
        onChange={chosen => form.setFieldValue('weekdays', chosen.map(Number))}
      />
      <Select
        label={t('Priority')}
        allowDeselect={false}
        data={optionsOf(priorities)}
        {...form.getInputProps('priority')}
      />
      <Textarea label={t('Note')} autosize minRows={2} {...form.getInputProps('note')} />
    </RecordForm>
  );
};
