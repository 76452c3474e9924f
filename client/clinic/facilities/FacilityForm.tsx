import { NumberInput, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type Facility, NewFacility } from '../../../shared/clinic/facilities.ts';
import { useFormats, useSession } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { draftOf } from './facility-draft.ts';
import { facilityKinds } from './facility-words.ts';

type Props = { facility: Facility | undefined; onClose: () => void };

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter(zone => zone !== 'UTC')];

export const FacilityForm = ({ facility, onClose }: Props) => {
  const { moment } = useFormats();
  const { timeZone } = useSession().clinic;
  const create = useMutation(api.facilities.create.mutationOptions());
  const update = useMutation(api.facilities.update.mutationOptions());

  const { form, submit, failure } = useRecordForm({
    schema: NewFacility,
    start: draftOf(facility, timeZone),
    moment,
    reload: async () => draftOf(facility && (await trpc.facilities.get.query({ id: facility.id })), timeZone),
    save: async (values, version) => {
      const saved = facility
        ? await update.mutateAsync({ ...values, id: facility.id, version })
        : await create.mutateAsync(values);
      tellSuccess(`${saved.name} is saved.`);
      onClose();
      return undefined;
    },
  });
  const capacity = form.getInputProps('capacity');

  return (
    <RecordForm
      submit={submit}
      submitting={form.submitting}
      isDirty={form.isDirty()}
      failure={failure}
      submitLabel={facility ? 'Save' : 'Create'}
      onCancel={onClose}
    >
      <TextInput label="Name" withAsterisk data-autofocus {...form.getInputProps('name')} />
      <Select
        label="Kind"
        allowDeselect={false}
        data={optionsOf(facilityKinds)}
        {...form.getInputProps('kind')}
      />
      <Textarea label="Address" autosize minRows={2} {...form.getInputProps('address')} />
      <Select
        label="Time zone"
        withAsterisk
        searchable
        allowDeselect={false}
        data={zones}
        limit={200}
        {...form.getInputProps('timeZone')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label="Phone" type="tel" {...form.getInputProps('phone')} />
        <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
        <TextInput label="Licence number" {...form.getInputProps('licence')} />
        <NumberInput
          label="Capacity"
          description="Patients at the same time"
          min={1}
          {...capacity}
          value={form.values.capacity ?? ''}
          onChange={value => form.setFieldValue('capacity', value === '' ? null : Number(value))}
        />
      </SimpleGrid>
    </RecordForm>
  );
};
