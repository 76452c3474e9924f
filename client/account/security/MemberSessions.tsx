import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { confirmed } from '../confirm/confirmed.tsx';
import { SessionList } from './SessionList.tsx';

type Props = { userId: string };

/** Where a member is signed in to this clinic, and the way to end that, as when a laptop was stolen. */
export const MemberSessions = ({ userId }: Props) => {
  const { moment } = useFormats();
  const { data, refetch } = useQuery(api.sessions.ofMember.queryOptions({ id: userId }));
  const end = async () => {
    try {
      if (await confirmed(() => trpc.sessions.endOfMember.mutate({ id: userId })))
        tellSuccess(t('They are signed out of this clinic everywhere.'));
      await refetch();
    } catch (error) {
      tellFailure(error);
    }
  };

  return (
    data && (
      <Stack gap="sm" mt="lg" component="section" aria-label={t('Where they are signed in')}>
        <Group justify="space-between">
          <Title order={3} size="h5">
            {t('Where they are signed in')}
          </Title>
          {data.items.length > 0 && (
            <Button variant="default" size="compact-sm" onClick={() => void end()}>
              {t('Sign out everywhere')}
            </Button>
          )}
        </Group>
        {data.items.length > 0 ? (
          <SessionList sessions={data.items} moment={moment} />
        ) : (
          <Text size="sm" c="dimmed">
            {t('Nowhere at the moment.')}
          </Text>
        )}
      </Stack>
    )
  );
};
