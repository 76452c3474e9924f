import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';

export const PageSkeleton = () => (
  <Stack p="md" gap="md" aria-busy="true">
    <VisuallyHidden component="output">Loading</VisuallyHidden>
    <Skeleton h={32} w={220} />
    <Skeleton h={44} />
    <Skeleton h={360} />
  </Stack>
);
