import { Button, Checkbox } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChartBar, IconClipboardHeart } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ServiceRequest } from '../../../shared/clinic/service-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { useSelection } from '../../ui/bulk/use-selection.ts';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import { useOpenRecord } from '../../ui/pages/use-open-record.ts';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { usePages } from '../../ui/tables/use-pages.ts';
import { requestSentences } from '../booking-requests/request-bulk.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { ExportSelected } from '../list-exports/ExportSelected.tsx';
import { useUserOptions } from '../members/use-user-options.ts';
import { namesakesOf } from '../patient-names/namesakes.ts';
import { ViewsMenu } from '../saved-views/ViewsMenu.tsx';
import { useServiceOptions } from '../services/use-service-options.ts';
import { RequestDetails } from './RequestDetails.tsx';
import { RequestFiguresPanel } from './RequestFiguresPanel.tsx';
import { requestBulk } from './request-bulk.ts';
import { requestColumns } from './request-columns.tsx';
import { requestKinds, requestPriorities, requestStatuses } from './request-words.ts';

export const ServiceRequestsPage = () => {
  const { open, ...filters } = useSearch({ from: '/clinic/service-requests' });
  const navigate = useNavigate({ from: '/service-requests' });
  const may = useMay();
  const mayWrite = may('requests:write');
  const mayExport = may('patients:export');
  const pages = usePages(api.serviceRequests.list, filters);
  const [hasFigures, figures] = useDisclosure();
  const selection = useSelection({
    ...{ rows: pages.items, filters },
    nameOf: ({ patient, kind }: ServiceRequest) => `${patient.name}, ${requestKinds[kind]}`,
  });
  const edited = useOpenRecord({
    ...{ open, rows: pages.items, get: (id: string) => trpc.serviceRequests.get.query({ id }) },
    onOpen: next => void navigate({ search: { ...filters, open: next }, replace: !next }),
  });
  const filter = (change: Partial<typeof filters>) =>
    void navigate({ search: { ...filters, ...change }, replace: true });

  return (
    <RecordPage
      title={t('Service requests')}
      description={t('Work that is asked of the clinic: a prescription, a letter, a home visit, a treatment')}
      titles={{ new: t('New request'), edit: t('Request'), view: t('Request') }}
      mayWrite={mayWrite}
      pages={pages}
      edited={edited}
      columns={requestColumns(useFormats(), namesakesOf(pages.items ?? []))}
      Form={RequestDetails}
      bulk={
        mayWrite
          ? {
              ...{ sentences: requestSentences, actions: requestBulk, selection },
              children: mayExport && (
                <ExportSelected
                  selection={selection}
                  ask={ids => trpc.listExports.serviceRequests.mutate({ ...filters, ids })}
                />
              ),
            }
          : undefined
      }
      exportButton={
        <>
          <Button
            variant="default"
            aria-expanded={hasFigures}
            leftSection={<IconChartBar size={18} aria-hidden />}
            onClick={figures.toggle}
          >
            {t('Figures')}
          </Button>
          {mayExport && <ExportButton ask={() => trpc.listExports.serviceRequests.mutate(filters)} />}
        </>
      }
      empty={{
        icon: IconClipboardHeart,
        title: t('Nothing is asked for here'),
        children: t('What patients ask for in the portal stands here, and what you write down for them.'),
      }}
    >
      {hasFigures && <RequestFiguresPanel />}
      <FilterBar
        active={Object.values(filters).filter(value => value !== undefined).length}
        views={<ViewsMenu page="service-requests" filters={filters} />}
      >
        <FilterSelect
          label={t('Status')}
          any={t('Any status')}
          options={optionsOf(requestStatuses)}
          value={filters.status}
          onChange={status => filter({ status })}
        />
        <FilterSelect
          label={t('What is asked for')}
          any={t('Anything')}
          options={optionsOf(requestKinds)}
          value={filters.kind}
          onChange={kind => filter({ kind })}
        />
        <FilterSelect
          label={t('Service')}
          any={t('Any service')}
          searchable
          options={useServiceOptions()}
          value={filters.serviceId}
          onChange={serviceId => filter({ serviceId })}
        />
        <FilterSelect
          label={t('Assigned to')}
          any={t('Anybody')}
          searchable
          options={useUserOptions()}
          value={filters.assigneeId}
          onChange={assigneeId => filter({ assigneeId })}
        />
        <FilterSelect
          label={t('Priority')}
          any={t('Any priority')}
          options={optionsOf(requestPriorities)}
          value={filters.priority}
          onChange={priority => filter({ priority })}
        />
        <Checkbox
          label={t('The patient wrote to us')}
          checked={filters.unread ?? false}
          onChange={event => filter({ unread: event.currentTarget.checked ? true : undefined })}
        />
      </FilterBar>
    </RecordPage>
  );
};
