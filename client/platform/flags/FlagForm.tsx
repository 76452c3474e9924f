import { MultiSelect, NumberInput, Switch, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import type { FlagView } from '../../../shared/platform/console-flags.ts';
import { FlagChange } from '../../../shared/platform/flags.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { consoleApi } from '../connection/console-api.ts';

type Draft = Omit<FlagView, 'updatedAt'>;

const empty: Draft = { key: '', description: '', enabled: false, percentage: 100, onFor: [], offFor: [] };
const draftOf = ({ updatedAt: _updatedAt, ...draft }: FlagView): Draft => draft;

export const FlagForm = ({ record, onClose }: FormProps<FlagView>) => {
  const set = useMutation(consoleApi.flags.set.mutationOptions());
  const { data: clinics } = useQuery(consoleApi.clinics.list.queryOptions({ limit: 100 }));
  const options = (clinics?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const { form, frame } = useRecordForm<Draft>({
    schema: FlagChange,
    start: { values: record ? draftOf(record) : empty, version: 0 },
    save: async values => {
      await set.mutateAsync(values);
      tellSuccess(t('{name} is saved.', { name: values.key }));
      onClose();
    },
  });

  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
      <TextInput
        label={t('Key')}
        description={t('Lower-case letters, digits and underscores')}
        withAsterisk
        data-autofocus
        disabled={record !== undefined}
        {...form.getInputProps('key')}
      />
      <Textarea
        label={t('Description')}
        withAsterisk
        autosize
        minRows={2}
        {...form.getInputProps('description')}
      />
      <Switch label={t('Enabled')} {...form.getInputProps('enabled', { type: 'checkbox' })} />
      <NumberInput
        label={t('For this share of the clinics')}
        suffix=" %"
        min={0}
        max={100}
        step={5}
        {...form.getInputProps('percentage')}
      />
      <MultiSelect label={t('Always on for')} searchable data={options} {...form.getInputProps('onFor')} />
      <MultiSelect label={t('Never on for')} searchable data={options} {...form.getInputProps('offFor')} />
    </RecordForm>
  );
};
