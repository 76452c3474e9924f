import { Anchor, Button, Group, Paper, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { withNeeds } from '../../../shared/clinic/admission.ts';
import { QuickPatient } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { rich } from '../../i18n/rich.ts';
import { useFormats } from '../../session.tsx';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { AlikePatients } from './AlikePatients.tsx';
import { draftOf, type PatientDraft } from './name-draft.ts';
import { type NamedPatient, patientLabel, patientName } from './patient-words.ts';
import { useAdmission } from './use-admission.ts';
import { useAlike } from './use-alike.ts';
import { usePatientMatches } from './use-patient-matches.ts';

type Entered = PatientDraft & { birthDate: string | null; email: string; identifier: string };

type Props = {
  /** What somebody was searched by. */
  typed: string;
  error?: ReactNode;
  onChosen: (patient: NamedPatient) => void;
  onBack: () => void;
};

/** The few fields of a new patient, inside the form that needs one (FD4). They are no form: that would end the other one. */
export const NewPatientFields = ({ typed, error, onChosen, onBack }: Props) => {
  const draft = draftOf(typed);
  // Whoever is found by the same words, perhaps only now, may be the one that is wanted.
  const { patients: known } = usePatientMatches(typed);
  const { today, date } = useFormats();
  const { needs, admit } = useAdmission();
  const { birthDateRequired, contactRequired, numberRequired } = needs;
  const { form, submit, failure } = useSentForm<Entered>({
    start: { ...draft, birthDate: null, email: '', identifier: '' },
    validate: schemaResolver(withNeeds(QuickPatient, needs), { sync: true }),
    send: async values => {
      const patient = await admit(values);
      if (!patient) return;
      tellSuccess(t('{name} is saved.', { name: patientName(patient) }));
      onChosen(patient);
    },
  });

  const alike = useAlike(form.values);
  const choice = (patient: NamedPatient) => (
    <Anchor
      key={patient.id}
      component="button"
      type="button"
      size="sm"
      me="sm"
      onClick={() => onChosen(patient)}
    >
      {patientLabel(patient, date)}
    </Anchor>
  );

  // Whoever typed a name goes on behind it.
  const first = !draft.firstName ? 'firstName' : !draft.lastName ? 'lastName' : 'birthDate';
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens
  useEffect(() => form.getInputNode(first)?.focus(), []);

  const save = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    submit();
  };

  return (
    <Paper component="fieldset" className="bare" aria-label={t('New patient')} onKeyDown={save}>
      <Stack gap="xs" className="inset">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput label={t('First name')} {...form.getInputProps('firstName')} />
          <TextInput label={t('Last name')} {...form.getInputProps('lastName')} />
          <ClinicDate
            label={t('Birth date')}
            clearable
            withAsterisk={birthDateRequired}
            maxDate={today()}
            // Nobody leafs back to the year of a birth, and it would cover the buttons.
            popoverProps={{ disabled: true }}
            {...form.getInputProps('birthDate')}
          />
          <TextInput
            label={t('Phone')}
            type="tel"
            withAsterisk={contactRequired === 'phone'}
            {...form.getInputProps('phone')}
          />
          {(contactRequired === 'email' || contactRequired === 'any') && (
            <TextInput
              label={t('E-mail')}
              type="email"
              withAsterisk={contactRequired === 'email'}
              {...form.getInputProps('email')}
            />
          )}
          {numberRequired && (
            <TextInput label={t('Patient number')} withAsterisk {...form.getInputProps('identifier')} />
          )}
        </SimpleGrid>
        <AlikePatients alike={alike} render={choice} />
        {alike.items.length === 0 && known.length > 0 && (
          <Text size="sm" component="div">
            {rich('Found by the same words: {patients}', { patients: known.map(choice) })}
          </Text>
        )}
        <FailureAlert failure={failure} />
        {error && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {t('Please save the new patient first, or choose somebody who is known.')}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button size="sm" variant="default" onClick={onBack}>
            {t('Back to the search')}
          </Button>
          <Button size="sm" loading={form.submitting} onClick={() => submit()}>
            {t('Save the patient')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
};
