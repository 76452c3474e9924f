import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { PortalRecord } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { OwnContactForm } from './OwnContactForm.tsx';

type Props = { record: PortalRecord; formats: Formats };

/** Other numbers of the patient, and people who are reached about them. */
export const OwnContacts = ({ record, formats }: Props) => {
  const [changed, setChanged] = useState<string>();
  return (
    <Stack gap="sm">
      {record.contacts.map(({ id, name, relation, phone, email, isEmergency }) => (
        <div key={id}>
          <Text size="xs" c="dimmed">
            {[relation ?? t('Contact'), isEmergency && t('in an emergency')].filter(Boolean).join(', ')}
          </Text>
          {changed === id ? (
            <OwnContactForm {...{ id, record, formats }} onDone={() => setChanged(undefined)} />
          ) : (
            <>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {[name, phone, email].filter(Boolean).join(', ')}
              </Text>
              {record.mayChange && !changed && (
                <Button variant="subtle" size="compact-md" px={0} onClick={() => setChanged(id)}>
                  {t('Change the phone number')}
                </Button>
              )}
            </>
          )}
        </div>
      ))}
    </Stack>
  );
};
