import { PortalAddressChange, type PortalRecord } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { AddressFields } from '../postal-addresses/AddressFields.tsx';
import { useOwnForm } from './use-own-form.ts';

type Props = { id: string; record: PortalRecord; formats: Formats; onDone: () => void };

const schema = PortalAddressChange.omit({ id: true, version: true });

/** Puts right what was written wrongly of a postal address. */
export const OwnAddressForm = ({ id, record, formats, onDone }: Props) => {
  const { form, frame } = useOwnForm({
    ...{ schema, formats, record, onDone },
    partOf: ({ addresses }) => addresses.find(address => address.id === id),
    valuesOf: ({ lines, postalCode, city, region, country }) => ({
      ...{ lines, postalCode: postalCode ?? '', city: city ?? '', region: region ?? '', country },
    }),
    send: change => trpc.portal.changeAddress.mutate({ ...change, id }),
  });
  return (
    <RecordForm {...frame} submitLabel={t('Save')} onCancel={onDone}>
      <AddressFields field={form.getInputProps} isOwn />
    </RecordForm>
  );
};
