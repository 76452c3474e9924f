import { NumberInput, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type ComplianceRecord, DAYS_BEFORE, MOST_DAYS_BEFORE } from '../../../shared/clinic/compliance.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';

/** What is entered with a record, and anew with each renewal of it. */
export const renewableOf = (record: ComplianceRecord | undefined) => ({
  issuedBy: record?.issuedBy ?? '',
  reference: record?.reference ?? '',
  issuedOn: record?.issuedOn ?? '',
  expiresOn: record?.expiresOn ?? '',
  remindDaysBefore: record?.remindDaysBefore ?? DAYS_BEFORE,
  original: record?.original ?? '',
  notes: record?.notes ?? '',
});

type Values = ReturnType<typeof renewableOf>;

export const RenewableFields = <Form extends Values>({ form }: { form: UseFormReturnType<Form> }) => (
  <>
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <TextInput label={t('Issued by')} {...form.getInputProps('issuedBy')} />
      <TextInput label={t('Number')} {...form.getInputProps('reference')} />
      <ClinicDate label={t('Issued on')} {...form.getInputProps('issuedOn')} />
      <ClinicDate
        label={t('Valid until, or due on')}
        description={t('Its last day; leave it empty for what never expires.')}
        {...form.getInputProps('expiresOn')}
      />
    </SimpleGrid>
    <NumberInput
      label={t('Remind so many days before')}
      min={0}
      max={MOST_DAYS_BEFORE}
      allowDecimal={false}
      {...form.getInputProps('remindDaysBefore')}
    />
    <TextInput
      label={t('Where the original is kept')}
      description={t('A folder, a drawer or a link, so that it is found when somebody asks for it.')}
      {...form.getInputProps('original')}
    />
    <Textarea label={t('Notes')} autosize minRows={2} maxRows={12} {...form.getInputProps('notes')} />
  </>
);
