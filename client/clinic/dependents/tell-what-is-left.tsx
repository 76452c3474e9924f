import { Button, Group, List, Stack, Text } from '@mantine/core';
import type { TakenBackAll } from '../../../shared/clinic/dependent-bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { ask } from '../../ui/forms/ask.tsx';

/** Names the bookings that could not be put back, each with why. */
export const tellWhatIsLeft = (taken: TakenBackAll): void =>
  void ask<never>({
    title: t('{count, plural, one {A booking} other {# bookings}} could not be put back', {
      count: taken.left.length,
    }),
    render: (_, close) => <Left taken={taken} onClose={close} />,
  });

const Left = ({ taken: { count, left }, onClose }: { taken: TakenBackAll; onClose: () => void }) => {
  const { day, time } = useFormats();
  return (
    <Stack gap="sm">
      <Text size="sm">
        {count === 0
          ? t('They stay as they are.')
          : t('These stay as they are; {count} went back.', { count })}
      </Text>
      <List size="sm" mah={300} style={{ overflowY: 'auto' }}>
        {left.map(({ id, patient, startsAt, sentence }) => (
          <List.Item key={id}>
            {patient.name}, {day(startsAt)}, {time(startsAt)}: {sentence}
          </List.Item>
        ))}
      </List>
      <Group justify="flex-end">
        <Button data-autofocus onClick={onClose}>
          {t('Close')}
        </Button>
      </Group>
    </Stack>
  );
};
