import { Checkbox, Select, SimpleGrid } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { t } from '../../../shared/i18n/translate.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { Frame } from '../../ui/forms/use-record-form.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { AddressFields } from './AddressFields.tsx';
import type { AddressField } from './address-values.ts';
import type { AddressKinds } from './address-words.ts';

type Props = {
  frame: Frame;
  field: (name: AddressField, options?: { type: 'checkbox' }) => GetInputPropsReturnType;
  kinds: AddressKinds;
  onCancel: () => void;
};

/** An address, whoever owns it. */
export const AddressForm = ({ frame, field, kinds, onCancel }: Props) => (
  <RecordForm {...frame} submitLabel={t('Save')} onCancel={onCancel}>
    <Select label={t('Kind')} allowDeselect={false} data={optionsOf(kinds)} {...field('kind')} />
    <AddressFields field={field} />
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <ClinicDate
        label={t('From')}
        description={t('Ends the former one')}
        clearable
        {...field('validFrom')}
      />
      <ClinicDate label={t('Until')} description={t('Its last day')} clearable {...field('validTo')} />
    </SimpleGrid>
    <Checkbox label={t('The one to use, of its kind')} {...field('isPrimary', { type: 'checkbox' })} />
  </RecordForm>
);
