import { Alert, Box, Text, UnstyledButton } from '@mantine/core';
import { IconInfoCircle, IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Mail } from '../../../shared/clinic/mails.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { BulkBar } from '../../ui/bulk/BulkBar.tsx';
import { useSelection } from '../../ui/bulk/use-selection.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { ExportSelected } from '../list-exports/ExportSelected.tsx';
import { ViewsMenu } from '../saved-views/ViewsMenu.tsx';
import { MailDrawer } from './MailDrawer.tsx';
import { mailActions, mailSentences } from './mail-actions.ts';
import { mailStatuses } from './mail-words.ts';

/** The outbox: what MedFlow has written on behalf of the clinic, and whether it has left. */
export const MailsPage = () => {
  const filters = useSearch({ from: '/clinic/mails' });
  const navigate = useNavigate({ from: '/mails' });
  const { moment } = useFormats();
  const [opened, setOpened] = useState<Mail>();
  const isSending = useQuery(api.mails.list.queryOptions({ limit: 1 })).data?.isSending;
  const pages = usePages(api.mails.list, filters);
  const mayWrite = useMay()('mails:write');
  const selection = useSelection({
    ...{ rows: pages.items, filters },
    nameOf: ({ subject, recipient }: Mail) => `${subject}, ${recipient}`,
  });

  const columns: Column<Mail>[] = [
    {
      accessor: 'subject',
      title: t('Subject'),
      cellsClassName: 'main-column',
      render: mail => (
        <Box miw={0}>
          <UnstyledButton className="row-link" display="block" maw="100%" onClick={() => setOpened(mail)}>
            <Text size="sm" fw={600} lh={1.3} truncate>
              {mail.subject}
            </Text>
          </UnstyledButton>
          <Text size="xs" c="dimmed" lh={1.3} truncate>
            {mail.recipient}
          </Text>
        </Box>
      ),
    },
    { accessor: 'at', title: t('Written'), visibleMediaQuery: onWideScreens, render: ({ at }) => moment(at) },
    { accessor: 'status', title: t('Status'), render: ({ status }) => <Status {...mailStatuses[status]} /> },
  ];

  return (
    <>
      <PageHeader title={t('Outbox')} description={t('What MedFlow has written for your clinic')}>
        <ExportButton ask={() => trpc.listExports.mails.mutate(filters)} />
      </PageHeader>
      {isSending === false && (
        <Alert icon={<IconInfoCircle aria-hidden />} mb="md" title={t('Mails are not sent at the moment')}>
          {t('They wait here until whoever runs MedFlow for you sets up a mail server.')}
        </Alert>
      )}
      <FilterBar active={filters.status ? 1 : 0} views={<ViewsMenu page="mails" filters={filters} />}>
        <FilterSelect
          label={t('Status')}
          any={t('Any status')}
          options={optionsOf(mailStatuses)}
          value={filters.status}
          onChange={status => void navigate({ search: { status }, replace: true })}
        />
      </FilterBar>
      {mayWrite && (
        <BulkBar sentences={mailSentences} selection={selection} actions={mailActions}>
          <ExportSelected
            selection={selection}
            ask={ids => trpc.listExports.mails.mutate({ ...filters, ids })}
          />
        </BulkBar>
      )}
      <RecordTable
        label={t('Outbox')}
        pages={pages}
        selection={mayWrite ? selection : undefined}
        columns={columns}
        onOpen={setOpened}
        empty={
          <EmptyState icon={IconMail} title={filters.status ? t('No mail matches') : t('No mail yet')}>
            {t('Invitations, links for new passwords and notices will show here.')}
          </EmptyState>
        }
      />
      <MailDrawer mail={opened} onClose={() => setOpened(undefined)} />
    </>
  );
};
