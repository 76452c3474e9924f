import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { t } from '../../../shared/i18n/translate.ts';
import { countryOptions } from '../postal-addresses/address-words.ts';

type Written = { lines: string; postalCode: string; city: string; region: string; country: string };
type Props<Values extends Written> = { form: UseFormReturnType<Values> };

/** A postal address as it is written on a letter; browsers and phones fill in what they know. */
export const AddressFields = <Values extends Written>({ form }: Props<Values>) => (
  <>
    <Textarea
      label={t('Street and number')}
      withAsterisk
      autosize
      autoComplete="street-address"
      data-autofocus
      {...form.getInputProps('lines')}
    />
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <TextInput label={t('Postal code')} autoComplete="postal-code" {...form.getInputProps('postalCode')} />
      <TextInput label={t('Town')} autoComplete="address-level2" {...form.getInputProps('city')} />
      <TextInput
        label={t('Region or state')}
        autoComplete="address-level1"
        {...form.getInputProps('region')}
      />
      <Select
        label={t('Country')}
        withAsterisk
        searchable
        allowDeselect={false}
        data={countryOptions}
        {...form.getInputProps('country')}
      />
    </SimpleGrid>
  </>
);
