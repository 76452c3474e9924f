import { NumberInput, SimpleGrid, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import type { PlanView } from '../../../shared/platform/console-clinics.ts';
import { NewPlan } from '../../../shared/platform/plans.ts';
import { CurrencySelect } from '../../ui/choices/CurrencySelect.tsx';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { MoneyInput } from '../../ui/forms/MoneyInput.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { consoleApi } from '../connection/console-api.ts';

type Draft = Omit<PlanView, 'clinics'>;

const empty: Draft = {
  ...{ code: '', name: '', price: 0, currency: 'EUR', trialDays: 30 },
  ...{ maxUsers: null, maxPatients: null, maxBookingsPerMonth: null, maxStorageMegabytes: null },
  ...{ maxApiCallsPerMonth: null, callsPerMinute: 600, tokenCallsPerMinute: 60 },
};

const limits = [
  ['maxUsers', t('Members')],
  ['maxPatients', t('Patients')],
  ['maxBookingsPerMonth', t('Bookings a month')],
  ['maxStorageMegabytes', t('Storage in MB, not measured yet')],
  ['maxApiCallsPerMonth', t('API calls a month')],
] as const;

const draftOf = ({ clinics: _clinics, ...draft }: PlanView): Draft => draft;

export const PlanForm = ({ record, onClose }: FormProps<PlanView>) => {
  const save = useMutation(consoleApi.plans.save.mutationOptions());
  const { form, frame } = useRecordForm<Draft>({
    schema: NewPlan,
    start: { values: record ? draftOf(record) : empty, version: 0 },
    save: async values => {
      await save.mutateAsync(values);
      tellSuccess(t('{name} is saved.', { name: values.name }));
      onClose();
    },
  });

  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
      <TextInput label={t('Name')} withAsterisk data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label={t('Code')}
        description={t('Lower-case letters, digits and hyphens')}
        withAsterisk
        disabled={record !== undefined}
        {...form.getInputProps('code')}
      />
      <SimpleGrid cols={2} spacing="sm">
        <MoneyInput
          label={t('Price a month')}
          currency={form.values.currency}
          {...form.getInputProps('price')}
        />
        <CurrencySelect {...form.getInputProps('currency')} />
        <NumberInput label={t('Trial days')} min={0} max={365} {...form.getInputProps('trialDays')} />
        {limits.map(([field, label]) => (
          <NumberInput
            key={field}
            label={label}
            placeholder={t('no limit')}
            min={1}
            thousandSeparator=" "
            {...form.getInputProps(field)}
            value={form.values[field] ?? ''}
            onChange={value => form.setFieldValue(field, typeof value === 'number' ? value : null)}
          />
        ))}
        <NumberInput label={t('Calls a minute')} min={1} {...form.getInputProps('callsPerMinute')} />
        <NumberInput
          label={t('Calls a minute per token')}
          min={1}
          {...form.getInputProps('tokenCallsPerMinute')}
        />
      </SimpleGrid>
    </RecordForm>
  );
};
