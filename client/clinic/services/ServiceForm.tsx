import { NumberInput, Select, SimpleGrid, Switch, Textarea, TextInput } from '@mantine/core';
import { NewService, type Service, serviceColors } from '../../../shared/clinic/services.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useSession } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { CurrencySelect } from '../../ui/choices/CurrencySelect.tsx';
import { slugOf } from '../../ui/formats/slug.ts';
import { MoneyInput } from '../../ui/forms/MoneyInput.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { decideOnBookings } from '../dependents/decide-on-bookings.tsx';
import { useEditForm } from '../records/use-edit-form.ts';
import { ColorField } from './ColorField.tsx';
import { NeedFields } from './NeedFields.tsx';
import { serviceStatuses } from './service-words.ts';

type Color = (typeof serviceColors)[number];
const colorOf = (name: string | undefined): Color => serviceColors.find(color => color === name) ?? 'blue';

const valuesIn = (clinicCurrency: string) => (service: Service | undefined) => ({
  name: service?.name ?? '',
  slug: service?.slug ?? '',
  description: service?.description ?? '',
  durationMinutes: service?.durationMinutes ?? 30,
  bufferMinutes: service?.bufferMinutes ?? 0,
  price: service?.price ?? 0,
  currency: service?.currency ?? clinicCurrency,
  status: service?.status ?? 'active',
  color: colorOf(service?.color),
  capacity: service?.capacity ?? 1,
  bookableOnline: service?.bookableOnline ?? false,
  practitionerIds: service?.practitionerIds ?? [],
  facilityIds: service?.facilityIds ?? [],
  roomIds: service?.roomIds ?? [],
  deviceIds: service?.deviceIds ?? [],
});

export const ServiceForm = ({ record, onClose }: FormProps<Service>) => {
  const { form, frame } = useEditForm({
    ...{ schema: NewService, record, onClose, calls: trpc.services },
    valuesOf: valuesIn(useSession().clinic.currency),
    nameOf: ({ name }) => name,
    decide: async ({ status }, { id, name, ...service }) =>
      status === 'active' || service.status !== 'active'
        ? {}
        : decideOnBookings({ kind: 'service', id, name, mayStay: true }),
  });
  const nameField = form.getInputProps('name');

  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
      <TextInput
        label={t('Name')}
        withAsterisk
        data-autofocus
        {...nameField}
        onChange={event => {
          const followsName = !record && form.values.slug === slugOf(form.values.name);
          if (followsName) form.setFieldValue('slug', slugOf(event.currentTarget.value));
          form.setFieldValue('name', event.currentTarget.value);
        }}
      />
      <TextInput
        label={t('Short name in web addresses')}
        description={t('Lower-case letters, digits and hyphens')}
        withAsterisk
        {...form.getInputProps('slug')}
      />
      <Textarea label={t('Description')} autosize minRows={2} {...form.getInputProps('description')} />
      <SimpleGrid cols={2} spacing="sm">
        <NumberInput
          label={t('Minutes')}
          withAsterisk
          min={5}
          max={720}
          step={5}
          {...form.getInputProps('durationMinutes')}
        />
        <NumberInput
          label={t('Minutes between patients')}
          min={0}
          max={240}
          step={5}
          {...form.getInputProps('bufferMinutes')}
        />
        <MoneyInput label={t('Price')} currency={form.values.currency} {...form.getInputProps('price')} />
        <CurrencySelect {...form.getInputProps('currency')} />
        <NumberInput
          label={t('Patients together')}
          description={t('Above one, bookings of the same time make a group')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={1}
          max={200}
          {...form.getInputProps('capacity')}
        />
      </SimpleGrid>
      <Select
        label={t('Status')}
        allowDeselect={false}
        data={optionsOf(serviceStatuses)}
        {...form.getInputProps('status')}
      />
      <Switch
        label={t('Visitors of the clinic’s page may book it')}
        description={t('Once the page is open, which is among the settings of bookings.')}
        {...form.getInputProps('bookableOnline', { type: 'checkbox' })}
      />
      <NeedFields field={name => form.getInputProps(name)} />
      <ColorField {...form.getInputProps('color')} />
    </RecordForm>
  );
};
