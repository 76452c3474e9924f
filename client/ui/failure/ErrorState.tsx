import { Button, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconSearchOff } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';
import { failureOf } from './failure.ts';
import { RequestNumber } from './RequestNumber.tsx';

type Props = {
  error: unknown;
  /** What did not work, where the page can say it and nothing more is known. */
  title?: string;
  onRetry?: () => void;
};

const appearance = {
  NOT_FOUND: { title: t('This could not be found'), Icon: IconSearchOff },
  FORBIDDEN: { title: t('This is not open to your role'), Icon: IconLock },
  other: { title: t('This did not work'), Icon: IconAlertTriangle },
};

/** What went wrong, in words, with the number that support needs and a way to try again. */
export const ErrorState = ({ error, title, onRetry }: Props) => {
  const { code, message, requestId } = failureOf(error);
  const known = code === 'NOT_FOUND' || code === 'FORBIDDEN' ? code : undefined;
  const { title: usual, Icon } = appearance[known ?? 'other'];

  return (
    <Stack align="center" gap="xs" py="xl" px="md" role="alert">
      <ThemeIcon size={48} radius="xl" variant="light" color="gray">
        <Icon size={24} aria-hidden />
      </ThemeIcon>
      <Title order={2} size="h4">
        {(known ? undefined : title) ?? usual}
      </Title>
      <Text c="dimmed" ta="center" maw={420}>
        {message}
      </Text>
      {requestId && (
        <Text size="sm" c="dimmed">
          <RequestNumber id={requestId} />
        </Text>
      )}
      {onRetry && (
        <Button variant="light" mt="xs" onClick={onRetry}>
          {t('Try again')}
        </Button>
      )}
    </Stack>
  );
};
