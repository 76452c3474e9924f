import { Select } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { PortalNewAddress } from '../../../shared/clinic/portal.ts';
import { AddressKind } from '../../../shared/clinic/postal-addresses/address.ts';
import { countryOf } from '../../../shared/countries.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { DateField } from '../../ui/forms/DateField.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { AddressFields } from '../postal-addresses/AddressFields.tsx';
import { patientAddressKinds } from '../postal-addresses/address-words.ts';

type Props = { locale: string; formats: Formats; onDone: () => void };

/** Where a patient lives by now: the one before it stays in the record, and is over. */
export const NewAddressForm = ({ locale, formats, onDone }: Props) => {
  const { mutateAsync: add } = useMutation(api.portal.addAddress.mutationOptions());
  const { form, submit, failure } = useSentForm({
    start: {
      ...{ kind: AddressKind.enum.home, lines: '', postalCode: '', city: '', region: '' },
      ...{ country: countryOf(locale), validFrom: '' },
    },
    validate: schemaResolver(PortalNewAddress, { sync: true }),
    send: async values => {
      await add(values);
      tellSuccess(t('It is saved, and the clinic sees it.'));
      onDone();
    },
  });
  return (
    <RecordForm
      {...{ submit, failure, submitting: form.submitting, isDirty: form.isDirty() }}
      submitLabel={t('Save')}
      onCancel={onDone}
    >
      <Select
        label={t('Kind')}
        allowDeselect={false}
        data={optionsOf(patientAddressKinds)}
        {...form.getInputProps('kind')}
      />
      <AddressFields field={form.getInputProps} isOwn />
      <DateField
        formats={formats}
        label={t('From')}
        description={t('Ends the former one')}
        clearable
        {...form.getInputProps('validFrom')}
      />
    </RecordForm>
  );
};
