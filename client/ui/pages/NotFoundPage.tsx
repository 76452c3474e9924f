import { Stack, Text, Title } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { ButtonLink } from './links.tsx';

export const NotFoundPage = () => (
  <Stack component="main" align="center" gap="xs" py={80} px="md">
    <Text c="dimmed" fw={600}>
      404
    </Text>
    <Title order={1} size="h2" ta="center">
      {t('There is no page at this web address')}
    </Title>
    <Text c="dimmed" ta="center">
      {t('It may have moved, or the link may be incomplete.')}
    </Text>
    <ButtonLink to="/" mt="md">
      {t('Go to the dashboard')}
    </ButtonLink>
  </Stack>
);
