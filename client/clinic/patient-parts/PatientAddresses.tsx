import { Checkbox, Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { NewPatientAddress, type PatientAddress } from '../../../shared/clinic/patient-parts/addresses.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useSession } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { PartSection } from './PartSection.tsx';
import { addressKinds, addressState, countryOptions, writtenAddress } from './part-words.ts';
import { usePartForm } from './use-part-form.ts';

type Of = { patientId: string };

const calls = trpc.patientAddresses;
const nameOf = ({ kind, lines }: PatientAddress) => `${addressKinds[kind]}, ${lines}`;

const AddressForm = ({ record, patientId, onClose }: FormProps<PatientAddress> & Of) => {
  const { locale } = useSession().clinic;
  const { form, frame } = usePartForm({
    ...{ schema: NewPatientAddress, record, patientId, calls, nameOf, onClose },
    valuesOf: address => ({
      kind: address?.kind ?? ('home' as const),
      lines: address?.lines ?? '',
      postalCode: address?.postalCode ?? '',
      city: address?.city ?? '',
      region: address?.region ?? '',
      country: address?.country ?? new Intl.Locale(locale).region ?? '',
      validFrom: address?.validFrom ?? null,
      validTo: address?.validTo ?? null,
      isPrimary: address?.isPrimary ?? true,
    }),
  });
  return (
    <RecordForm {...frame} submitLabel={t('Save')} onCancel={onClose}>
      <Select
        label={t('Kind')}
        allowDeselect={false}
        data={optionsOf(addressKinds)}
        {...form.getInputProps('kind')}
      />
      <Textarea
        label={t('Street and number')}
        withAsterisk
        autosize
        data-autofocus
        {...form.getInputProps('lines')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label={t('Postal code')} {...form.getInputProps('postalCode')} />
        <TextInput label={t('Town')} {...form.getInputProps('city')} />
        <TextInput label={t('Region or state')} {...form.getInputProps('region')} />
        <Select
          label={t('Country')}
          withAsterisk
          searchable
          allowDeselect={false}
          data={countryOptions}
          {...form.getInputProps('country')}
        />
        <ClinicDate
          label={t('From')}
          description={t('Ends the former one')}
          clearable
          {...form.getInputProps('validFrom')}
        />
        <ClinicDate
          label={t('Until')}
          description={t('Its last day')}
          clearable
          {...form.getInputProps('validTo')}
        />
      </SimpleGrid>
      <Checkbox
        label={t('The one to use, of its kind')}
        {...form.getInputProps('isPrimary', { type: 'checkbox' })}
      />
    </RecordForm>
  );
};

export const PatientAddresses = ({ patientId }: Of) => {
  const { date } = useFormats();
  return (
    <PartSection
      {...{ patientId, calls, nameOf }}
      title={t('Addresses')}
      one={t('address')}
      list={api.patientAddresses.list}
      render={address => (
        <>
          <Text size="xs" c="dimmed">
            {addressState(address, date)}
          </Text>
          <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
            {writtenAddress(address)}
          </Text>
        </>
      )}
      Form={AddressForm}
    />
  );
};
