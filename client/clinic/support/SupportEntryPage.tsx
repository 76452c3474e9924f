import { Center, Loader, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { EnterFailed } from '../../account/switching/EnterFailed.tsx';
import { api, queryClient } from '../../trpc.ts';
import { failureOf } from '../../ui/failure/failure.ts';

/** Where the console sends an operator whose grant is live; the ticket stands behind the #, which no server logs. */
export const SupportEntryPage = () => {
  const router = useRouter();
  const enter = useMutation(
    api.support.enter.mutationOptions({
      onSuccess: () => {
        queryClient.clear();
        void router.navigate({ to: '/', replace: true });
      },
    }),
  );
  const begun = useRef(false);
  const { mutate } = enter;
  useEffect(() => {
    // A ticket is worth one visit, and a development build runs effects twice.
    if (begun.current) return;
    begun.current = true;
    mutate({ ticket: window.location.hash.slice(1) });
  }, [mutate]);

  if (enter.error) return <EnterFailed failure={failureOf(enter.error)} />;
  return (
    <Center component="main" mih="100dvh">
      <Stack align="center" gap="sm" aria-busy="true">
        <Loader aria-hidden />
        <Text>{t('Entering the clinic')}</Text>
      </Stack>
    </Center>
  );
};
