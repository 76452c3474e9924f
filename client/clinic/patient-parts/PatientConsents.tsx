import { Group, Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { NewPatientConsent, type PatientConsent } from '../../../shared/clinic/patient-parts/consents.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { PartSection } from './PartSection.tsx';
import { consentAnswers, consentKinds } from './part-words.ts';
import { usePartForm } from './use-part-form.ts';

type Of = { patientId: string };

const calls = trpc.patientConsents;
const nameOf = ({ kind, textVersion }: PatientConsent) => `${consentKinds[kind]} (${textVersion})`;

const ConsentForm = ({ patientId, onClose }: FormProps<PatientConsent> & Of) => {
  const { today } = useFormats();
  const { form, frame } = usePartForm({
    ...{ schema: NewPatientConsent, record: undefined, patientId, nameOf, onClose },
    // Another answer is another entry.
    calls: {
      ...{ get: calls.get, create: calls.create },
      update: {
        mutate: ({ id: _, version: __, ...answer }) => calls.create.mutate({ ...answer, patientId }),
      },
    },
    valuesOf: () => ({
      ...{ kind: 'data_processing' as const, textVersion: '', answer: 'given' as const },
      ...{ answeredOn: today(), answeredBy: '', note: '' },
    }),
  });
  return (
    <RecordForm {...frame} submitLabel={t('Save')} onCancel={onClose}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label={t('For what')}
          allowDeselect={false}
          data={optionsOf(consentKinds)}
          {...form.getInputProps('kind')}
        />
        <TextInput
          label={t('Version of the text')}
          withAsterisk
          data-autofocus
          placeholder="2026-03"
          {...form.getInputProps('textVersion')}
        />
        <Select
          label={t('Answer')}
          allowDeselect={false}
          data={Object.entries(consentAnswers).map(([value, { label }]) => ({ value, label }))}
          {...form.getInputProps('answer')}
        />
        <ClinicDate label={t('On')} maxDate={today()} {...form.getInputProps('answeredOn')} />
      </SimpleGrid>
      <TextInput
        label={t('Answered by')}
        description={t('If not the patient')}
        {...form.getInputProps('answeredBy')}
      />
      <Textarea label={t('Note')} autosize minRows={2} {...form.getInputProps('note')} />
    </RecordForm>
  );
};

/** Every answer, the last one first; none of them is changed. */
export const PatientConsents = ({ patientId }: Of) => {
  const { date } = useFormats();
  return (
    <PartSection
      {...{ patientId, calls, nameOf }}
      isFinal
      title={t('Consents')}
      one={t('answer')}
      list={api.patientConsents.list}
      render={({ kind, textVersion, answer, answeredOn, answeredBy, note }) => (
        <>
          <Group gap="sm">
            <Text size="sm" fw={600}>
              {consentKinds[kind]}
            </Text>
            <Status {...consentAnswers[answer]} />
          </Group>
          <Text size="xs" c="dimmed">
            {[date(answeredOn), textVersion, answeredBy && t('by {name}', { name: answeredBy })]
              .filter(Boolean)
              .join(', ')}
          </Text>
          {note && <Text size="sm">{note}</Text>}
        </>
      )}
      Form={ConsentForm}
    />
  );
};
