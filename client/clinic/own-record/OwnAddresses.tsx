import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { PortalRecord } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { addressState, patientAddressKinds, writtenAddress } from '../postal-addresses/address-words.ts';
import { NewAddressForm } from './NewAddressForm.tsx';
import { OwnAddressForm } from './OwnAddressForm.tsx';

type Props = { record: PortalRecord; formats: Formats; locale: string };

/** Where a patient lives and gets letters; what is over stays as it was. */
export const OwnAddresses = ({ record, formats, locale }: Props) => {
  const [doing, setDoing] = useState<{ change: string } | 'add'>();
  const { addresses, mayChange } = record;
  const onDone = () => setDoing(undefined);
  const isOver = ({ validTo, isPrimary }: PortalRecord['addresses'][number]) =>
    !isPrimary || (validTo !== null && validTo < formats.today());
  if (doing === 'add') return <NewAddressForm {...{ locale, formats, onDone }} />;
  return (
    <Stack gap="sm" align="stretch">
      {addresses.length === 0 && <Text size="sm">{t('We have no postal address of you.')}</Text>}
      {addresses.map(address =>
        typeof doing === 'object' && doing.change === address.id ? (
          <OwnAddressForm key={address.id} id={address.id} {...{ record, formats, onDone }} />
        ) : (
          <div key={address.id}>
            <Text size="xs" c="dimmed">
              {addressState(patientAddressKinds)(address, formats.date)}
            </Text>
            <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {writtenAddress(address)}
            </Text>
            {mayChange && !doing && !isOver(address) && (
              <Button
                variant="subtle"
                size="compact-md"
                px={0}
                onClick={() => setDoing({ change: address.id })}
              >
                {t('Put it right')}
              </Button>
            )}
          </div>
        ),
      )}
      {mayChange && !doing && (
        <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setDoing('add')}>
          {addresses.length > 0 ? t('I have moved') : t('Add a postal address')}
        </Button>
      )}
    </Stack>
  );
};
