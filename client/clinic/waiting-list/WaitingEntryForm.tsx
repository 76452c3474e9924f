import { MultiSelect, Select, SimpleGrid, Textarea } from '@mantine/core';
import { TimePicker } from '@mantine/dates';
import { NewWaitingEntry, type WaitingEntry } from '../../../shared/clinic/waiting-list.ts';
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
    nameOf: ({ patient }) => `The entry for ${patient.name} on the waiting list`,
  });
  const chosenDays = form.values.weekdays ?? [];
  return (
    <RecordForm {...frame} submitLabel={record ? 'Save' : 'Put on the list'} onCancel={onClose}>
      {record ? null : <PatientSelect {...form.getInputProps('patientId')} />}
      <Select
        label="Service"
        withAsterisk
        searchable
        data={useServiceOptions()}
        {...form.getInputProps('serviceId')}
        onChange={value => form.setFieldValue('serviceId', value ?? '')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label="Practitioner"
          placeholder="Anybody"
          searchable
          clearable
          data={usePractitionerOptions()}
          {...form.getInputProps('practitionerId')}
        />
        <Select
          label="Facility"
          placeholder="Anywhere"
          clearable
          data={useFacilityOptions()}
          {...form.getInputProps('facilityId')}
        />
        <ClinicDate label="First day" withAsterisk {...form.getInputProps('earliest')} />
        <ClinicDate label="Last day" withAsterisk {...form.getInputProps('latest')} />
        <TimePicker
          label="Not before"
          format={clock}
          clearable
          hoursInputLabel="Not before, hours"
          minutesInputLabel="Not before, minutes"
          amPmInputLabel="Not before, morning or afternoon"
          {...form.getInputProps('notBefore')}
        />
        <TimePicker
          label="Done by"
          format={clock}
          clearable
          hoursInputLabel="Done by, hours"
          minutesInputLabel="Done by, minutes"
          amPmInputLabel="Done by, morning or afternoon"
          {...form.getInputProps('notAfter')}
        />
      </SimpleGrid>
      <MultiSelect
        label="Weekdays"
        placeholder={chosenDays.length > 0 ? undefined : 'Any day'}
        clearable
        data={days}
        {...form.getInputProps('weekdays')}
        value={chosenDays.map(String)}
        onChange={chosen => form.setFieldValue('weekdays', chosen.map(Number))}
      />
      <Select
        label="Priority"
        allowDeselect={false}
        data={optionsOf(priorities)}
        {...form.getInputProps('priority')}
      />
      <Textarea label="Note" autosize minRows={2} {...form.getInputProps('note')} />
    </RecordForm>
  );
};
