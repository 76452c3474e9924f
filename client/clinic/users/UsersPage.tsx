import { Button, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus, IconUsersGroup } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type User, UserStatus } from '../../../shared/clinic/users.ts';
import { Role } from '../../../shared/permissions.ts';
import { useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { WeekDrawer } from '../availability/WeekDrawer.tsx';
import { InvitationForm } from '../invitations/InvitationForm.tsx';
import { InvitationsTable } from '../invitations/InvitationsTable.tsx';
import { LinkDialog } from '../invitations/LinkDialog.tsx';
import { roles, userStatuses } from '../members/user-words.ts';
import { UserDrawer } from './UserDrawer.tsx';
import { useTrashUser } from './use-trash-user.ts';
import { useUserColumns } from './user-columns.tsx';

export const UsersPage = () => {
  const filters = useSearch({ from: '/clinic/staff' });
  const navigate = useNavigate({ from: '/staff' });
  const mayWrite = useMay()('users:write');
  const [edited, setEdited] = useState<User>();
  const [isInviting, invitation] = useDisclosure();
  const [link, setLink] = useState<string | null>(null);
  const [scheduled, setScheduled] = useState<User>();
  const trash = useTrashUser();
  const pages = usePages(api.users.list.queryKey(filters), (cursor, signal) =>
    trpc.users.list.query({ ...filters, cursor }, { signal }),
  );
  const columns = useUserColumns({ onEdit: setEdited, onTrash: trash, onHours: setScheduled });
  const change = (next: typeof filters) =>
    void navigate({ search: previous => ({ ...previous, ...next }), replace: true });

  const inviteButton = mayWrite && (
    <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={invitation.open}>
      Invite
    </Button>
  );

  return (
    <>
      <PageHeader title="Staff" description="Who works here, in which role, and when">
        {inviteButton}
      </PageHeader>
      <FilterBar active={[filters.role, filters.status].filter(Boolean).length}>
        <Select
          aria-label="Role"
          placeholder="Any role"
          clearable
          data={optionsOf(roles)}
          value={filters.role ?? null}
          onChange={value => change({ role: Role.safeParse(value).data })}
        />
        <Select
          aria-label="Status"
          placeholder="Any status"
          clearable
          data={optionsOf(userStatuses)}
          value={filters.status ?? null}
          onChange={value => change({ status: UserStatus.safeParse(value).data })}
        />
      </FilterBar>
      <RecordTable
        label="Staff"
        pages={pages}
        columns={columns}
        onOpen={mayWrite ? setEdited : undefined}
        empty={<EmptyState icon={IconUsersGroup} title="Nobody matches" action={inviteButton} />}
      />
      {mayWrite && <InvitationsTable onSent={setLink} />}
      <FormDialog opened={isInviting} onClose={invitation.close} title="Invite a colleague">
        <InvitationForm
          onClose={invitation.close}
          onSent={sent => {
            invitation.close();
            setLink(sent);
          }}
        />
      </FormDialog>
      <LinkDialog link={link} onClose={() => setLink(null)} />
      <UserDrawer edited={edited} onClose={() => setEdited(undefined)} />
      <WeekDrawer practitioner={scheduled} onClose={() => setScheduled(undefined)} />
    </>
  );
};
