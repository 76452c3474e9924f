import { Button, Stack, Text } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { useLinkToken } from '../../account/password/use-link-token.ts';
import { api, trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { VisitorPage } from '../public-booking/VisitorPage.tsx';
import { beginAnew } from './begin-anew.ts';

/** Where the link of a letter leads: opening it changes nothing, its button uses it (D8). */
export const PortalEnterPage = () => {
  const { token } = useLinkToken();
  const { data: home } = useQuery(api.portal.home.queryOptions());
  const enter = useMutation({
    mutationFn: (link: string) => trpc.portal.enter.mutate({ token: link }),
    onSuccess: beginAnew,
  });
  const failure = enter.error ? failureOf(enter.error) : undefined;
  const isElsewhere = failure?.code === 'UNPROCESSABLE_CONTENT';
  const again = (
    <Button component="a" href="/portal">
      {t('Ask for a new letter')}
    </Button>
  );

  return (
    <VisitorPage title={t('Sign in')} clinic={home?.clinic.name}>
      {!token || failure?.code === 'NOT_FOUND' ? (
        <EmptyState icon={IconLinkOff} title={t('This link is not good any more')} action={again}>
          {t('It was used already, is older than 15 minutes, or was not copied completely.')}
        </EmptyState>
      ) : (
        <Stack gap="md">
          <FailureAlert failure={failure} />
          {!isElsewhere && <Text>{t('You asked for this link to see what is yours in our portal.')}</Text>}
          {isElsewhere ? (
            again
          ) : (
            <Button size="md" fullWidth loading={enter.isPending} onClick={() => enter.mutate(token)}>
              {t('Sign in')}
            </Button>
          )}
        </Stack>
      )}
    </VisitorPage>
  );
};
