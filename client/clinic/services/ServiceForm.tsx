import { NumberInput, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { NewService, type Service } from '../../../shared/clinic/services.ts';
import { useFormats, useSession } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { MoneyInput } from '../../ui/forms/MoneyInput.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { ColorField } from './ColorField.tsx';
import { draftOf } from './service-draft.ts';
import { serviceStatuses, slugOf } from './service-words.ts';

type Props = { service: Service | undefined; onClose: () => void };

export const ServiceForm = ({ service, onClose }: Props) => {
  const { moment } = useFormats();
  const { currency } = useSession().clinic;
  const create = useMutation(api.services.create.mutationOptions());
  const update = useMutation(api.services.update.mutationOptions());

  const { form, submit, failure } = useRecordForm({
    schema: NewService,
    start: draftOf(service, currency),
    moment,
    reload: async () => draftOf(service && (await trpc.services.get.query({ id: service.id })), currency),
    save: async (values, version) => {
      const saved = service
        ? await update.mutateAsync({ ...values, id: service.id, version })
        : await create.mutateAsync(values);
      tellSuccess(`${saved.name} is saved.`);
      onClose();
      return undefined;
    },
  });
  const nameField = form.getInputProps('name');

  return (
    <RecordForm
      submit={submit}
      submitting={form.submitting}
      isDirty={form.isDirty()}
      failure={failure}
      submitLabel={service ? 'Save' : 'Create'}
      onCancel={onClose}
    >
      <TextInput
        label="Name"
        withAsterisk
        data-autofocus
        {...nameField}
        onChange={event => {
          const followsName = !service && form.values.slug === slugOf(form.values.name);
          if (followsName) form.setFieldValue('slug', slugOf(event.currentTarget.value));
          form.setFieldValue('name', event.currentTarget.value);
        }}
      />
      <TextInput
        label="Short name in addresses"
        description="Lower-case letters, digits and hyphens"
        withAsterisk
        {...form.getInputProps('slug')}
      />
      <Textarea label="Description" autosize minRows={2} {...form.getInputProps('description')} />
      <SimpleGrid cols={2} spacing="sm">
        <NumberInput
          label="Minutes"
          withAsterisk
          min={5}
          max={720}
          step={5}
          {...form.getInputProps('durationMinutes')}
        />
        <NumberInput
          label="Minutes between patients"
          min={0}
          max={240}
          step={5}
          {...form.getInputProps('bufferMinutes')}
        />
        <MoneyInput label="Price" currency={form.values.currency} {...form.getInputProps('price')} />
        <TextInput label="Currency" maxLength={3} {...form.getInputProps('currency')} />
      </SimpleGrid>
      <Select
        label="Status"
        allowDeselect={false}
        data={optionsOf(serviceStatuses)}
        {...form.getInputProps('status')}
      />
      <ColorField {...form.getInputProps('color')} />
    </RecordForm>
  );
};
