import { ActionIcon, Box, Group, Paper, Spoiler, Stack, Text, Title } from '@mantine/core';
import { IconPin, IconSpeakerphone, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Announcement } from '../../../shared/clinic/announcements.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay, useSession } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { offerUndo, tellFailure } from '../../ui/failure/offer-undo.tsx';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';

/** What those who lead the clinic tell everybody at the moment, on every home page. */
export const CurrentAnnouncements = () => (useMay()('announcements:read') ? <Current /> : null);

const Current = () => {
  const pages = usePages(api.announcements.current, { limit: 5 });
  if (!pages.items?.length) return null;

  return (
    <Stack component="section" gap="xs" mb="md" aria-label={t('Announcements')}>
      {pages.items.map(announcement => (
        <Card key={announcement.id} announcement={announcement} />
      ))}
      {pages.hasNextPage && <LoadMore pages={pages} size="compact-sm" />}
    </Stack>
  );
};

const Card = ({ announcement }: { announcement: Announcement }) => {
  const { id, title, text, facility, publishesAt, isPinned } = announcement;
  const { moment } = useFormats();
  // Operators under a grant have a home page, and keep nothing of their own.
  const isMember = useSession().user.role !== null;
  const { mutateAsync: keep } = useMutation(
    // One after the other, because all that is put away is kept in one place.
    api.announcements.putAway.mutationOptions({ scope: { id: 'announcements' } }),
  );
  const putAway = () =>
    void keep({ id }).then(
      () => offerUndo(t('{title} is put away.', { title }), () => keep({ id, isAway: false })),
      tellFailure,
    );
  const Icon = isPinned ? IconPin : IconSpeakerphone;

  return (
    <Paper component="article" p="md" aria-label={title}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Icon size={20} aria-label={isPinned ? t('Pinned') : undefined} aria-hidden={!isPinned} />
        <Box flex={1} miw={0}>
          <Title order={2} size="h5" className="as-written">
            {title}
          </Title>
          <Text size="xs" c="dimmed" mb={4}>
            {[moment(publishesAt), ...(facility ? [facility.name] : [])].join(' · ')}
          </Text>
          <Spoiler maxHeight={132} showLabel={t('Show all of it')} hideLabel={t('Show less')}>
            <Text size="sm" className="as-written">
              {text}
            </Text>
          </Spoiler>
        </Box>
        {isMember && (
          <ActionIcon aria-label={t('Put {title} away', { title })} onClick={putAway}>
            <IconX size={18} aria-hidden />
          </ActionIcon>
        )}
      </Group>
    </Paper>
  );
};
