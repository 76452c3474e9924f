import { Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { type Medication, NewMedication } from '../../../shared/clinic/medications/medications.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { forAReason } from '../reasons/for-a-reason.tsx';
import { DrugWarnings } from './DrugWarnings.tsx';
import { draftOf } from './medication-draft.ts';
import { doseUnits, medicationName, orderInWords, routes } from './medication-words.ts';
import { ScheduleFields } from './ScheduleFields.tsx';

type Props = {
  patientId: string;
  /** Whose dose is changed. */
  changed?: Medication | undefined;
  /** What is prescribed once more. */
  again?: Medication | undefined;
  onClose: () => void;
};

/** Orders a medicine, or another dose of one, which begins where the former ends. */
export const MedicationForm = ({ patientId, changed, again, onClose }: Props) => {
  const formats = useFormats();
  const { mutateAsync: prescribe } = useMutation(api.medications.prescribe.mutationOptions());
  const { mutateAsync: change } = useMutation(api.medications.changeDose.mutationOptions());
  const { form, frame } = useRecordForm({
    schema: NewMedication,
    start: { values: draftOf(patientId, formats.today(), changed ?? again), version: 0 },
    save: async values => {
      const saved = await forAReason(
        despite => {
          if (!changed) return prescribe({ ...values, ...(despite && { despite }) });
          const { patientId: _, drug: __, indication: ___, startsOn: from, ...dose } = values;
          const { id, version } = changed;
          return change({ ...dose, id, version, from, ...(despite && { despite }) });
        },
        {
          title: t('Enter it all the same?'),
          label: t('Why is it given all the same?'),
          cancelLabel: t('Go back'),
          submitLabel: t('Enter it all the same'),
        },
      );
      if (!saved) return;
      tellSuccess(t('{name} is saved.', { name: medicationName(saved) }));
      onClose();
    },
  });
  const values = form.getValues();
  const [drug] = useDebouncedValue(values.drug.trim(), 300);
  const { data: found } = useQuery(
    api.medications.check.queryOptions(
      { patientId, drug: drug || '-' },
      { enabled: !changed && drug.length > 2, placeholderData: keepPreviousData },
    ),
  );
  const { data: read } = NewMedication.safeParse(values);

  return (
    <RecordForm {...frame} submitLabel={changed ? t('Change the dose') : t('Prescribe')} onCancel={onClose}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={t('Medicine')}
          withAsterisk
          data-autofocus={!changed || undefined}
          disabled={changed !== undefined}
          {...form.getInputProps('drug')}
        />
        <TextInput label={t('Strength')} placeholder={t('500 mg')} {...form.getInputProps('strength')} />
      </SimpleGrid>
      {!changed && drug.length > 2 && <DrugWarnings warnings={found?.items ?? []} />}
      <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="sm">
        <TextInput
          label={t('Dose')}
          withAsterisk
          inputMode="decimal"
          data-autofocus={changed ? true : undefined}
          {...form.getInputProps('amount')}
        />
        <Select
          label={t('Unit')}
          allowDeselect={false}
          searchable
          data={optionsOf(doseUnits)}
          {...form.getInputProps('unit')}
        />
        <Select
          label={t('Way')}
          allowDeselect={false}
          searchable
          data={optionsOf(routes)}
          {...form.getInputProps('route')}
        />
      </SimpleGrid>
      <ScheduleFields form={form} />
      <Text size="sm" fw={600} aria-live="polite">
        {read && orderInWords(read, formats)}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <ClinicDate
          label={changed ? t('First day of the new dose') : t('First day')}
          withAsterisk
          {...form.getInputProps('startsOn')}
        />
        <ClinicDate
          label={t('Last day')}
          description={t('Still taken on this day; empty if it goes on')}
          clearable
          {...form.getInputProps('endsOn')}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {!changed && <TextInput label={t('For what')} {...form.getInputProps('indication')} />}
        <TextInput label={t('Prescribed by')} {...form.getInputProps('prescriber')} />
      </SimpleGrid>
      <Textarea label={t('Remark')} autosize minRows={2} {...form.getInputProps('remark')} />
    </RecordForm>
  );
};
