import type { Address } from '../../../shared/clinic/postal-addresses/address.ts';
import { NewClinicAddress } from '../../../shared/clinic/postal-addresses/place-addresses.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useSession } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { AddressForm } from '../postal-addresses/AddressForm.tsx';
import { AddressLines } from '../postal-addresses/AddressLines.tsx';
import { addressValues } from '../postal-addresses/address-values.ts';
import { addressName, placeAddressKinds as kinds } from '../postal-addresses/address-words.ts';
import { RecordSection } from '../records/RecordSection.tsx';
import { useEditForm } from '../records/use-edit-form.ts';

const calls = trpc.clinicAddresses;
const nameOf = addressName(kinds);

const Form = ({ record, onClose }: FormProps<Address>) => {
  const { locale } = useSession().clinic;
  const { form, frame } = useEditForm({
    ...{ schema: NewClinicAddress, record, nameOf, calls, onClose },
    valuesOf: address => addressValues(address, locale),
  });
  return <AddressForm {...{ frame, kinds }} field={form.getInputProps} onCancel={onClose} />;
};

/** Where the clinic itself is, and where its letters and bills go. */
export const ClinicAddresses = () => (
  <RecordSection<Address, object>
    {...{ nameOf, calls, Form }}
    of={{}}
    permission="clinic:write"
    title={t('Addresses')}
    one={t('address')}
    list={api.clinicAddresses.list}
    render={address => <AddressLines {...{ address, kinds }} />}
  />
);
