import { Button, CopyButton, Group, Stack, Text, Title } from '@mantine/core';
import type { Invoice } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { checkoutStateWords, providerNotes } from './checkout-words.ts';

/** The links by which an invoice was to be paid, and what became of them. */
export const Checkouts = ({ invoice: { checkouts } }: { invoice: Pick<Invoice, 'checkouts'> }) => {
  const { money, moment } = useFormats();
  if (checkouts.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={4}>{t('Links to pay')}</Title>
      {checkouts.map(({ id, provider, amount, currency, state, address, createdAt, expiresAt }) => (
        <Stack key={id} gap={4}>
          <Group justify="space-between">
            <TwoLines
              title={moment(createdAt)}
              note={[
                providerNotes[provider],
                ...(address ? [t('Can be paid until {moment}', { moment: moment(expiresAt) })] : []),
              ].join(' · ')}
            />
            <Group gap="xs">
              <Status {...checkoutStateWords[state]} />
              {address && (
                <CopyButton value={address}>
                  {({ copied, copy }) => (
                    <Button size="xs" variant="default" onClick={copy}>
                      {copied ? t('Copied') : t('Copy the link')}
                    </Button>
                  )}
                </CopyButton>
              )}
              <Text className="numeric nowrap">{money(amount, currency)}</Text>
            </Group>
          </Group>
          {state === 'unclear' && (
            <Text size="sm">
              {t('Money came in another currency. Please look at it with the payment provider.')}
            </Text>
          )}
        </Stack>
      ))}
    </Stack>
  );
};
