import { Button, Select, SimpleGrid, TagsInput, Textarea, TextInput } from '@mantine/core';
import { asksNothing, withNeeds } from '../../../shared/clinic/admission.ts';
import { MOST_ALERTS, NewPatient, type Patient, PatientStatus } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { languages } from '../../ui/formats/languages.ts';
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
import { contactConsents, patientLabel, patientName, patientStatuses, sexes } from './patient-words.ts';
import { useAdmission } from './use-admission.ts';
import { useAlike } from './use-alike.ts';

const valuesOf = (patient: Patient | undefined) => ({
  firstName: patient?.firstName ?? '',
  lastName: patient?.lastName ?? '',
  middleName: patient?.middleName ?? '',
  preferredName: patient?.preferredName ?? '',
  formerName: patient?.formerName ?? '',
  birthDate: patient?.birthDate ?? null,
  sex: patient?.sex ?? 'unknown',
  language: patient?.language ?? null,
  alerts: patient?.alerts ?? [],
  identifier: patient?.identifier ?? '',
  email: patient?.email ?? '',
  phone: patient?.phone ?? '',
  notes: patient?.notes ?? '',
  status: patient?.status ?? 'active',
  diedOn: patient?.diedOn ?? null,
  contactConsent: patient?.contactConsent ?? 'unasked',
  facilityId: patient?.facility?.id ?? null,
  practitionerId: patient?.practitioner?.id ?? null,
});

const { get, update } = trpc.patients;

export const PatientForm = ({ record, onClose }: FormProps<Patient>) => {
  const { today, date } = useFormats();
  const facilities = useFacilityOptions();
  const practitioners = usePractitionerOptions();
  const { needs: asked, admit } = useAdmission();
  // Who came before the clinic asked for more goes on without.
  const needs = record ? asksNothing : asked;
  const { form, frame } = useEditForm({
    ...{ schema: withNeeds(NewPatient, needs), record, onClose, valuesOf, nameOf: patientName },
    calls: { get, create: { mutate: admit }, update },
    decide: async ({ status }, patient) =>
      status === 'active' || status === patient.status
        ? {}
        : decideOnBookings({ kind: 'patient', id: patient.id, name: patientName(patient), mayStay: true }),
  });

  const alike = useAlike(record ? {} : form.values);
  const { lastName, formerName } = form.values;
  const isRenamed = record?.lastName && lastName.trim() !== record.lastName && !formerName;

  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label={t('First name')} data-autofocus {...form.getInputProps('firstName')} />
        <TextInput label={t('Last name')} {...form.getInputProps('lastName')} />
        <ClinicDate
          label={t('Birth date')}
          clearable
          withAsterisk={needs.birthDateRequired}
          maxDate={today()}
          {...form.getInputProps('birthDate')}
        />
        <Select
          label={t('Sex')}
          allowDeselect={false}
          data={optionsOf(sexes)}
          {...form.getInputProps('sex')}
        />
      </SimpleGrid>
      {isRenamed && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => form.setFieldValue('formerName', record.lastName)}
        >
          {t('Keep “{name}” as the former name', { name: record.lastName })}
        </Button>
      )}
      {!record && (
        <AlikePatients
          alike={alike}
          render={patient => (
            <AnchorLink to="/patients/$patientId" params={{ patientId: patient.id }} search={{}}>
              {patientLabel(patient, date)}
            </AnchorLink>
          )}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={t('Patient number')}
          withAsterisk={needs.numberRequired}
          {...form.getInputProps('identifier')}
        />
        <Select
          label={t('Status')}
          allowDeselect={false}
          data={optionsOf(patientStatuses)}
          {...form.getInputProps('status')}
          onChange={status =>
            form.setValues({ ...(status && { status: PatientStatus.parse(status) }), diedOn: null })
          }
        />
        {form.values.status === 'deceased' && (
          <ClinicDate
            label={t('Date of death')}
            clearable
            maxDate={today()}
            {...form.getInputProps('diedOn')}
          />
        )}
        <TextInput
          label={t('Phone')}
          type="tel"
          withAsterisk={needs.contactRequired === 'phone'}
          {...form.getInputProps('phone')}
        />
        <TextInput
          label={t('E-mail')}
          type="email"
          withAsterisk={needs.contactRequired === 'email'}
          {...form.getInputProps('email')}
        />
        <Select label={t('Facility')} clearable data={facilities} {...form.getInputProps('facilityId')} />
        <Select
          label={t('Practitioner')}
          clearable
          searchable
          data={practitioners}
          {...form.getInputProps('practitionerId')}
        />
      </SimpleGrid>
      <TagsInput
        label={t('Alerts')}
        description={t('Shown wherever the patient is booked; Enter after each')}
        placeholder={form.values.alerts.length > 0 ? undefined : t('Allergy to latex')}
        maxTags={MOST_ALERTS}
        acceptValueOnBlur
        {...form.getInputProps('alerts')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label={t('Middle name')} {...form.getInputProps('middleName')} />
        <TextInput
          label={t('Called')}
          description={t('What the patient wants to be called')}
          {...form.getInputProps('preferredName')}
        />
        <TextInput
          label={t('Former name')}
          description={t('Such as the name before a marriage')}
          {...form.getInputProps('formerName')}
        />
        <Select
          label={t('Language')}
          description={t('In which to speak and write')}
          searchable
          clearable
          data={languages}
          {...form.getInputProps('language')}
        />
        <Select
          label={t('Letters about visits')}
          allowDeselect={false}
          data={optionsOf(contactConsents)}
          {...form.getInputProps('contactConsent')}
        />
      </SimpleGrid>
      <Textarea label={t('Notes')} autosize minRows={3} {...form.getInputProps('notes')} />
    </RecordForm>
  );
};
