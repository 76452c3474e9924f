import { Text } from '@mantine/core';
import type { Address } from '../../../shared/clinic/postal-addresses/address.ts';
import { useFormats } from '../../session.tsx';
import { type AddressKinds, addressState, writtenAddress } from './address-words.ts';

type Props = { address: Address; kinds: AddressKinds };

/** What an address is for and when, and how it is written. */
export const AddressLines = ({ address, kinds }: Props) => {
  const { date } = useFormats();
  return (
    <>
      <Text size="xs" c="dimmed">
        {addressState(kinds)(address, date)}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
        {writtenAddress(address)}
      </Text>
    </>
  );
};
