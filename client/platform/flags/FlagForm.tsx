import { MultiSelect, NumberInput, Switch, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { FlagView } from '../../../shared/platform/console-flags.ts';
import { FlagChange } from '../../../shared/platform/flags.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { consoleApi } from '../connection/console-api.ts';
import { consoleFormats } from '../connection/operator.ts';

type Props = { flag: FlagView | undefined; onClose: () => void };
type Draft = Omit<FlagView, 'updatedAt'>;

const empty: Draft = { key: '', description: '', enabled: false, percentage: 100, onFor: [], offFor: [] };
const draftOf = ({ updatedAt: _updatedAt, ...draft }: FlagView): Draft => draft;

export const FlagForm = ({ flag, onClose }: Props) => {
  const set = useMutation(consoleApi.flags.set.mutationOptions());
  const { data: clinics } = useQuery(consoleApi.clinics.list.queryOptions({ limit: 100 }));
  const options = (clinics?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const { form, submit, failure } = useRecordForm<Draft>({
    schema: FlagChange,
    start: { values: flag ? draftOf(flag) : empty, version: 0 },
    moment: consoleFormats.moment,
    save: async values => {
      await set.mutateAsync(values);
      tellSuccess(`${values.key} is saved.`);
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
      submitLabel={flag ? 'Save' : 'Create'}
      onCancel={onClose}
    >
      <TextInput
        label="Key"
        description="Lower-case letters, digits and underscores"
        withAsterisk
        data-autofocus
        disabled={flag !== undefined}
        {...form.getInputProps('key')}
      />
      <Textarea
        label="Description"
        withAsterisk
        autosize
        minRows={2}
        {...form.getInputProps('description')}
      />
      <Switch label="Enabled" {...form.getInputProps('enabled', { type: 'checkbox' })} />
      <NumberInput
        label="For this share of the clinics"
        suffix=" %"
        min={0}
        max={100}
        step={5}
        {...form.getInputProps('percentage')}
      />
      <MultiSelect label="Always on for" searchable data={options} {...form.getInputProps('onFor')} />
      <MultiSelect label="Never on for" searchable data={options} {...form.getInputProps('offFor')} />
    </RecordForm>
  );
};
