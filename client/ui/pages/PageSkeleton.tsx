import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';

export const PageSkeleton = () => (
  <Stack p="md" gap="md" aria-busy="true">
    <VisuallyHidden component="output">{t('Loading')}</VisuallyHidden>
    <Skeleton h={32} w={220} />
    <Skeleton h={44} />
    <Skeleton h={360} />
  </Stack>
);
