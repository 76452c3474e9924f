import { Checkbox, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { NewPatient, type Patient } from '../../../shared/clinic/patients.ts';
import { useFormats } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { decideOnBookings } from '../dependents/decide-on-bookings.tsx';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';
import { useEditForm } from '../records/use-edit-form.ts';
import { AlikePatients } from './AlikePatients.tsx';
import { patientLabel, patientName, patientStatuses, sexes } from './patient-words.ts';
import { useAlike } from './use-alike.ts';

const valuesOf = (patient: Patient | undefined) => ({
  firstName: patient?.firstName ?? '',
  lastName: patient?.lastName ?? '',
  birthDate: patient?.birthDate ?? null,
  sex: patient?.sex ?? 'unknown',
  identifier: patient?.identifier ?? '',
  email: patient?.email ?? '',
  phone: patient?.phone ?? '',
  address: patient?.address ?? '',
  emergencyContact: patient?.emergencyContact ?? '',
  notes: patient?.notes ?? '',
  status: patient?.status ?? 'active',
  consent: patient?.consent ?? false,
  facilityId: patient?.facility?.id ?? null,
  practitionerId: patient?.practitioner?.id ?? null,
});

const { get, admit, update } = trpc.patients;

export const PatientForm = ({ record, onClose }: FormProps<Patient>) => {
  const { today, date } = useFormats();
  const facilities = useFacilityOptions();
  const practitioners = usePractitionerOptions();
  const { form, frame } = useEditForm({
    ...{ schema: NewPatient, record, onClose, valuesOf, nameOf: patientName },
    calls: { get, create: admit, update },
    decide: async ({ status }, patient) =>
      status === 'active' || status === patient.status
        ? {}
        : decideOnBookings({ kind: 'patient', id: patient.id, name: patientName(patient), mayStay: true }),
  });

  const alike = useAlike(record ? {} : form.values);

  return (
    <RecordForm {...frame} submitLabel={record ? 'Save' : 'Admit'} onCancel={onClose}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label="First name" withAsterisk data-autofocus {...form.getInputProps('firstName')} />
        <TextInput label="Last name" withAsterisk {...form.getInputProps('lastName')} />
        <ClinicDate label="Birth date" clearable maxDate={today()} {...form.getInputProps('birthDate')} />
        <Select label="Sex" allowDeselect={false} data={optionsOf(sexes)} {...form.getInputProps('sex')} />
      </SimpleGrid>
      {!record && (
        <AlikePatients
          patients={alike}
          render={patient => (
            <AnchorLink to="/patients/$patientId" params={{ patientId: patient.id }} search={{}}>
              {patientLabel(patient, date)}
            </AnchorLink>
          )}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
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
