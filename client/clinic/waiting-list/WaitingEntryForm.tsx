import { MultiSelect, Select, SimpleGrid, Textarea } from '@mantine/core';
import { DateInput, TimePicker } from '@mantine/dates';
import { NewWaitingEntry, type WaitingEntry } from '../../../shared/clinic/waiting-list.ts';
import { useFormats } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { addDays } from '../../ui/formats/clinic-time.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { weekdays } from '../availability/weekdays.ts';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';
import { PatientSelect } from '../patients/PatientSelect.tsx';
import { useEditForm } from '../records/use-edit-form.ts';
import { useServiceOptions } from '../services/use-service-options.ts';
import { priorities } from './waiting-words.ts';

const WEEKS = 28;
const days = weekdays.map(({ weekday, label }) => ({ value: String(weekday), label }));

/** What a patient waits for. */
export const WaitingEntryForm = ({ record, onClose }: FormProps<WaitingEntry>) => {
  const { today, clock } = useFormats();
  const { form, frame } = useEditForm({
    ...{ schema: NewWaitingEntry, record, onClose },
    calls: {
      get: trpc.waitingList.get,
      create: trpc.waitingList.add,
      // Another patient is another entry.
      update: { mutate: ({ patientId: _, ...change }) => trpc.waitingList.update.mutate(change) },
    },
    valuesOf: entry => ({
      patientId: entry?.patient.id ?? '',
      serviceId: entry?.service.id ?? '',
      practitionerId: entry?.practitioner?.id ?? null,
      facilityId: entry?.facility?.id ?? null,
      earliest: entry?.earliest ?? today(),
      latest: entry?.latest ?? addDays(today(), WEEKS),
      weekdays: entry?.weekdays ?? [],
      notBefore: entry?.notBefore ?? '',
      notAfter: entry?.notAfter ?? '',
      priority: entry?.priority ?? 'usual',
      note: entry?.note ?? '',
    }),
    nameOf: ({ patient }) => patient.name,
  });
  const day = (name: 'earliest' | 'latest') => ({
    ...form.getInputProps(name),
    valueFormat: 'YYYY-MM-DD',
    withAsterisk: true,
    onChange: (value: string | null) => form.setFieldValue(name, value ?? ''),
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
        <DateInput label="First day" {...day('earliest')} />
        <DateInput label="Last day" {...day('latest')} />
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
