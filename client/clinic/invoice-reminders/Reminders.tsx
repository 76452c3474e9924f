import { ActionIcon, Group, Stack, Text, Title } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import type { Invoice } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { mailStatuses } from '../mails/mail-words.ts';
import { reminderWays } from './reminder-ways.ts';

/** How often somebody was asked again, by whom, and for how much. */
export const Reminders = ({ invoice: { id, currency, reminders } }: { invoice: Invoice }) => {
  const { money, date } = useFormats();
  if (reminders.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={4}>{t('Payment reminders')}</Title>
      {reminders.map(({ id: key, level, sentOn, how, balance, payBy, author, mail }) => (
        <Group key={key} justify="space-between" wrap="nowrap">
          <div>
            <Text size="sm" fw={600}>
              {`${t('Reminder {level}', { level })} · ${date(sentOn)}`}
            </Text>
            <Text size="xs" c="dimmed">
              {[reminderWays[how], t('To be paid by {day}', { day: date(payBy) }), author].join(' · ')}
            </Text>
          </div>
          <Group gap="xs" wrap="nowrap">
            {mail && mail !== 'sent' && <Status {...mailStatuses[mail]} />}
            <ActionIcon
              component="a"
              href={`/invoices/${id}/reminders/${key}.pdf`}
              download
              variant="default"
              aria-label={t('Download {name} as PDF', { name: t('Reminder {level}', { level }) })}
            >
              <IconFileTypePdf size={18} aria-hidden />
            </ActionIcon>
            <Text className="numeric nowrap">{money(balance, currency)}</Text>
          </Group>
        </Group>
      ))}
    </Stack>
  );
};
