import { NewPatientAddress, type PatientAddress } from '../../../shared/clinic/patient-parts/addresses.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useSession } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { AddressForm } from '../postal-addresses/AddressForm.tsx';
import { AddressLines } from '../postal-addresses/AddressLines.tsx';
import { addressValues } from '../postal-addresses/address-values.ts';
import { addressName, patientAddressKinds as kinds } from '../postal-addresses/address-words.ts';
import { PartSection } from './PartSection.tsx';
import { usePartForm } from './use-part-form.ts';

type Of = { patientId: string };

const calls = trpc.patientAddresses;
const nameOf = addressName(kinds);

const Form = ({ record, patientId, onClose }: FormProps<PatientAddress> & Of) => {
  const { locale } = useSession().clinic;
  const { form, frame } = usePartForm({
    ...{ schema: NewPatientAddress, record, patientId, calls, nameOf, onClose },
    valuesOf: address => addressValues(address, locale),
  });
  return <AddressForm {...{ frame, kinds }} field={form.getInputProps} onCancel={onClose} />;
};

export const PatientAddresses = ({ patientId }: Of) => (
  <PartSection
    {...{ patientId, calls, nameOf, Form }}
    title={t('Addresses')}
    one={t('address')}
    list={api.patientAddresses.list}
    render={address => <AddressLines {...{ address, kinds }} />}
  />
);
