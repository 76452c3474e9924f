import {
  type FacilityAddress,
  NewFacilityAddress,
} from '../../../shared/clinic/postal-addresses/place-addresses.ts';
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

type Of = { facilityId: string };

const { get, create, update, trash, restore } = trpc.facilityAddresses;
const nameOf = addressName(kinds);

const Form = ({ record, facilityId, onClose }: FormProps<FacilityAddress> & Of) => {
  const { locale } = useSession().clinic;
  const { form, frame } = useEditForm({
    ...{ schema: NewFacilityAddress, record, nameOf, onClose },
    valuesOf: address => ({ ...addressValues(address, locale), facilityId }),
    calls: {
      ...{ get, create },
      // It stays with its facility.
      update: { mutate: ({ facilityId: _, ...change }) => update.mutate(change) },
    },
  });
  return <AddressForm {...{ frame, kinds }} field={form.getInputProps} onCancel={onClose} />;
};

/** Where a facility is, and where its letters and bills go. */
export const FacilityAddresses = ({ facilityId }: Of) => (
  <RecordSection<FacilityAddress, Of>
    {...{ nameOf, Form }}
    of={{ facilityId }}
    permission="facilities:write"
    title={t('Addresses')}
    one={t('address')}
    list={api.facilityAddresses.list}
    calls={{ trash, restore }}
    render={address => <AddressLines {...{ address, kinds }} />}
  />
);
