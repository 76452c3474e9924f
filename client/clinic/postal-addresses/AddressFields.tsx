import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { t } from '../../../shared/i18n/translate.ts';
import { countryOptions } from './address-words.ts';

type Written = 'lines' | 'postalCode' | 'city' | 'region' | 'country';
type Props = {
  field: (name: Written) => GetInputPropsReturnType;
  /** Whether it is of whoever types it, so that browsers and phones fill in what they know. */
  isOwn?: boolean;
};

/** A postal address as it is written on a letter. */
export const AddressFields = ({ field, isOwn = false }: Props) => {
  const known = (autoComplete: string) => ({ autoComplete: isOwn ? autoComplete : 'off' });
  return (
    <>
      <Textarea
        label={t('Street and number')}
        withAsterisk
        autosize
        data-autofocus
        {...known('street-address')}
        {...field('lines')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label={t('Postal code')} {...known('postal-code')} {...field('postalCode')} />
        <TextInput label={t('Town')} {...known('address-level2')} {...field('city')} />
        <TextInput label={t('Region or state')} {...known('address-level1')} {...field('region')} />
        <Select
          label={t('Country')}
          withAsterisk
          searchable
          allowDeselect={false}
          data={countryOptions}
          {...field('country')}
        />
      </SimpleGrid>
    </>
  );
};
