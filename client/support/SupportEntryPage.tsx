import { Center, Loader, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { api, queryClient } from '../trpc.ts';
import { ErrorState } from '../ui/ErrorState.tsx';

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

  return (
    <Center component="main" mih="100dvh">
      {enter.error ? (
        <ErrorState error={enter.error} />
      ) : (
        <Stack align="center" gap="sm" aria-busy="true">
          <Loader aria-hidden />
          <Text>Entering the clinic</Text>
        </Stack>
      )}
    </Center>
  );
};
