import { Button } from '@mantine/core';
import { IconCalendarWeek, IconUserPlus, IconUsersGroup } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { User } from '../../../shared/clinic/users.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { MemberSessions } from '../../account/security/MemberSessions.tsx';
import { useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { BulkBar } from '../../ui/bulk/BulkBar.tsx';
import { useSelection } from '../../ui/bulk/use-selection.ts';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { ButtonLink } from '../../ui/pages/links.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { useOpenRecord } from '../../ui/pages/use-open-record.ts';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { WeekDrawer } from '../availability/WeekDrawer.tsx';
import { WorkplacesDrawer } from '../facility-staff/WorkplacesDrawer.tsx';
import { InvitationForm } from '../invitations/InvitationForm.tsx';
import { InvitationsTable } from '../invitations/InvitationsTable.tsx';
import { LinkDialog } from '../invitations/LinkDialog.tsx';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { ExportSelected } from '../list-exports/ExportSelected.tsx';
import { userName } from '../members/user-name.ts';
import { roles, userStatuses } from '../members/user-words.ts';
import { useTrash } from '../records/use-trash.ts';
import { ViewsMenu } from '../saved-views/ViewsMenu.tsx';
import { UserForm } from './UserForm.tsx';
import { userActions, userSentences } from './user-actions.ts';
import { useUserColumns } from './user-columns.tsx';

export const UsersPage = () => {
  const { open, ...filters } = useSearch({ from: '/clinic/staff' });
  const navigate = useNavigate({ from: '/staff' });
  const may = useMay();
  const mayWrite = may('users:write');
  const [link, setLink] = useState<string | null>(null);
  const [scheduled, setScheduled] = useState<User>();
  const [placed, setPlaced] = useState<User>();
  const { moveToTrash } = useTrash('practitioner', trpc.users, userName);
  const pages = usePages(api.users.list, filters);
  const selection = useSelection({ ...{ rows: pages.items, filters }, nameOf: userName });
  const [opened, setOpened] = useOpenRecord({
    ...{ open, rows: pages.items, get: (id: string) => trpc.users.get.query({ id }) },
    onOpen: next => void navigate({ search: { ...filters, open: next }, replace: !next }),
  });
  const close = () => setOpened(undefined);
  const edited = opened === 'new' ? undefined : opened;
  const columns = useUserColumns({
    ...{ onEdit: setOpened, onTrash: moveToTrash },
    ...{ onHours: setScheduled, onPlaces: setPlaced },
  });
  const change = (next: typeof filters) =>
    void navigate({ search: previous => ({ ...previous, ...next }), replace: true });

  const inviteButton = mayWrite && (
    <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setOpened('new')}>
      {t('Invite')}
    </Button>
  );

  return (
    <>
      <PageHeader title={t('Staff')} description={t('Who works here, in which role, and when')}>
        {may('bookings:read') && (
          <ButtonLink
            to="/hours"
            search={{ tab: 'week' }}
            variant="default"
            leftSection={<IconCalendarWeek size={18} aria-hidden />}
          >
            {t('Team week')}
          </ButtonLink>
        )}
        <ExportButton ask={() => trpc.listExports.staff.mutate(filters)} />
        {inviteButton}
      </PageHeader>
      <FilterBar
        active={[filters.role, filters.status].filter(Boolean).length}
        views={<ViewsMenu page="staff" filters={filters} />}
      >
        <FilterSelect
          label={t('Role')}
          any={t('Any role')}
          options={optionsOf(roles)}
          value={filters.role}
          onChange={role => change({ role })}
        />
        <FilterSelect
          label={t('Status')}
          any={t('Any status')}
          options={optionsOf(userStatuses)}
          value={filters.status}
          onChange={status => change({ status })}
        />
      </FilterBar>
      {mayWrite && (
        <BulkBar sentences={userSentences} selection={selection} actions={userActions}>
          <ExportSelected
            selection={selection}
            ask={ids => trpc.listExports.staff.mutate({ ...filters, ids })}
          />
        </BulkBar>
      )}
      <RecordTable
        label={t('Staff')}
        pages={pages}
        columns={columns}
        onOpen={setOpened}
        selection={mayWrite ? selection : undefined}
        empty={<EmptyState icon={IconUsersGroup} title={t('Nobody matches')} action={inviteButton} />}
      />
      {mayWrite && <InvitationsTable onSent={setLink} />}
      <FormDialog opened={mayWrite && opened === 'new'} onClose={close} title={t('Invite a colleague')}>
        <InvitationForm
          onClose={close}
          onSent={sent => {
            close();
            setLink(sent);
          }}
        />
      </FormDialog>
      <LinkDialog link={link} onClose={() => setLink(null)} />
      <FormDialog opened={Boolean(edited)} onClose={close} title={mayWrite ? t('Edit member') : t('Member')}>
        <fieldset className="bare" disabled={!mayWrite}>
          {edited && <UserForm user={edited} onClose={close} />}
        </fieldset>
        {edited && mayWrite && <MemberSessions userId={edited.id} />}
      </FormDialog>
      <WeekDrawer practitioner={scheduled} onClose={() => setScheduled(undefined)} />
      <WorkplacesDrawer user={placed} onClose={() => setPlaced(undefined)} />
    </>
  );
};
