import { Checkbox, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useMutation } from '@tanstack/react-query';
import { NewPatient, type Patient } from '../../../shared/clinic/patients.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';
import { draftOf } from './patient-draft.ts';
import { patientName, patientStatuses, sexes } from './patient-words.ts';

type Props = { patient: Patient | undefined; onClose: () => void };

export const PatientForm = ({ patient, onClose }: Props) => {
  const { moment, today } = useFormats();
  const facilities = useFacilityOptions();
  const practitioners = usePractitionerOptions();
  const admit = useMutation(api.patients.admit.mutationOptions());
  const update = useMutation(api.patients.update.mutationOptions());

  const { form, submit, failure } = useRecordForm({
    schema: NewPatient,
    start: draftOf(patient),
    moment,
    reload: async () => draftOf(patient && (await trpc.patients.get.query({ id: patient.id }))),
    save: async (values, version) => {
      const saved = patient
        ? await update.mutateAsync({ ...values, id: patient.id, version })
        : await admit.mutateAsync(values);
      tellSuccess(`${patientName(saved)} is saved.`);
      onClose();
      return undefined;
    },
  });

  return (
    <RecordForm
      submit={submit}
      submitting={form.submitting}
      isDirty={form.isDirty()}
      failure={failure}
      submitLabel={patient ? 'Save' : 'Admit'}
      onCancel={onClose}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label="First name" withAsterisk data-autofocus {...form.getInputProps('firstName')} />
        <TextInput label="Last name" withAsterisk {...form.getInputProps('lastName')} />
        <DateInput
          label="Birth date"
          clearable
          valueFormat="YYYY-MM-DD"
          placeholder="YYYY-MM-DD"
          maxDate={today()}
          {...form.getInputProps('birthDate')}
        />
        <Select label="Sex" allowDeselect={false} data={optionsOf(sexes)} {...form.getInputProps('sex')} />
        <TextInput label="Patient number" {...form.getInputProps('identifier')} />
        <Select
          label="Status"
          allowDeselect={false}
          data={optionsOf(patientStatuses)}
          {...form.getInputProps('status')}
        />
        <TextInput label="Phone" type="tel" {...form.getInputProps('phone')} />
        <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
        <Select label="Facility" clearable data={facilities} {...form.getInputProps('facilityId')} />
        <Select
          label="Practitioner"
          clearable
          searchable
          data={practitioners}
          {...form.getInputProps('practitionerId')}
        />
      </SimpleGrid>
      <Textarea label="Address" autosize minRows={2} {...form.getInputProps('address')} />
      <TextInput label="Emergency contact" {...form.getInputProps('emergencyContact')} />
      <Textarea label="Notes" autosize minRows={3} {...form.getInputProps('notes')} />
      <Checkbox
        label="The patient agreed to being contacted"
        {...form.getInputProps('consent', { type: 'checkbox' })}
      />
    </RecordForm>
  );
};
