import { Box, Menu, Title } from '@mantine/core';
import { IconMailForward, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Invitation } from '../../../shared/clinic/invitations.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { actionsColumn } from '../../ui/tables/actions-column.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { userName } from '../members/user-name.ts';
import { roles } from '../members/user-words.ts';

type Props = { onSent: (link: string | null) => void };

/** Who was invited and has not answered yet; nothing at all when there is nobody. */
export const InvitationsTable = ({ onSent }: Props) => {
  const { day } = useFormats();
  const pages = usePages(api.invitations.list, {});
  const resend = useMutation({
    onError: tellFailure,
    mutationFn: (invitation: { id: string; version: number }) =>
      confirmed(() => trpc.invitations.resend.mutate(invitation)),
  });
  const revoke = useMutation(api.invitations.revoke.mutationOptions({ onError: tellFailure }));
  const isOver = ({ expiresAt }: Invitation) => Date.parse(expiresAt) < Date.now();

  const sendAgain = ({ id, version, email }: Invitation) =>
    resend.mutate(
      { id, version },
      {
        onSuccess: sent => {
          if (!sent) return;
          tellSuccess(t('A new invitation to {email} is on its way.', { email }));
          onSent(sent.link);
        },
      },
    );
  const takeBack = ({ id, version, email }: Invitation) =>
    revoke.mutate(
      { id, version },
      { onSuccess: () => tellSuccess(t('The invitation to {email} is taken back.', { email })) },
    );

  const columns: Column<Invitation>[] = [
    {
      accessor: 'name',
      title: t('Name'),
      cellsClassName: 'main-column',
      render: invitation => <TwoLines title={userName(invitation)} note={invitation.email} />,
    },
    {
      accessor: 'role',
      title: t('Role'),
      visibleMediaQuery: onWideScreens,
      render: ({ role }) => roles[role],
    },
    {
      accessor: 'expiresAt',
      title: t('Status'),
      render: invitation =>
        isOver(invitation) ? (
          <Status label={t('Too old')} tone="bad" />
        ) : (
          <Status label={t('Until {day}', { day: day(invitation.expiresAt) })} tone="waiting" />
        ),
    },
    actionsColumn(
      invitation => t('the invitation to {name}', { name: userName(invitation) }),
      invitation => (
        <>
          <Menu.Item
            leftSection={<IconMailForward size={16} aria-hidden />}
            onClick={() => sendAgain(invitation)}
          >
            {t('Send again')}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => takeBack(invitation)}>
            {t('Take back')}
          </Menu.Item>
        </>
      ),
    ),
  ];

  if (pages.items?.length === 0) return null;
  return (
    <Box component="section" mt="lg" aria-labelledby="invitations">
      <Title order={2} size="h4" mb="sm" id="invitations">
        {t('Invited')}
      </Title>
      <RecordTable label={t('Invitations')} pages={pages} columns={columns} empty={null} />
    </Box>
  );
};
