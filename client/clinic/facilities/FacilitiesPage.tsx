import { Box } from '@mantine/core';
import { IconBuildingHospital } from '@tabler/icons-react';
import type { Facility } from '../../../shared/clinic/facilities.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { useSelection } from '../../ui/bulk/use-selection.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { ExportSelected } from '../list-exports/ExportSelected.tsx';
import { useTrash } from '../records/use-trash.ts';
import { FacilityForm } from './FacilityForm.tsx';
import { facilityActions, facilitySentences } from './facility-actions.ts';
import { facilityKinds } from './facility-words.ts';

const columns: Column<Facility>[] = [
  {
    accessor: 'name',
    title: t('Name'),
    cellsClassName: 'main-column',
    render: ({ id, name, address }) => (
      <TwoLines
        title={
          // The row itself opens the form.
          <Box component="span" onClick={event => event.stopPropagation()}>
            <AnchorLink to="/facilities/$facilityId" params={{ facilityId: id }} className="row-link">
              {name}
            </AnchorLink>
          </Box>
        }
        note={address}
      />
    ),
  },
  { accessor: 'kind', title: t('Kind'), cellsClassName: 'nowrap', render: ({ kind }) => facilityKinds[kind] },
  {
    accessor: 'phone',
    title: t('Phone'),
    cellsClassName: 'numeric nowrap',
    visibleMediaQuery: onWideScreens,
  },
  { accessor: 'timeZone', title: t('Time zone'), cellsClassName: 'nowrap', visibleMediaQuery: onWideScreens },
  {
    accessor: 'capacity',
    title: t('Capacity'),
    textAlign: 'right',
    cellsClassName: 'numeric',
    visibleMediaQuery: onWideScreens,
  },
];

export const FacilitiesPage = () => {
  const mayWrite = useMay()('facilities:write');
  const pages = usePages(api.facilities.list, {});
  const selection = useSelection({ rows: pages.items, filters: {}, nameOf: ({ name }: Facility) => name });
  return (
    <RecordPage
      title={t('Facilities')}
      description={t('The places where patients are seen')}
      titles={{ new: t('New facility'), edit: t('Edit facility') }}
      mayWrite={mayWrite}
      pages={pages}
      columns={columns}
      Form={FacilityForm}
      bulk={
        mayWrite
          ? {
              ...{ sentences: facilitySentences, actions: facilityActions, selection },
              children: (
                <ExportSelected
                  selection={selection}
                  ask={ids => trpc.listExports.facilities.mutate({ ids })}
                />
              ),
            }
          : undefined
      }
      trash={useTrash('facility', trpc.facilities, ({ name }: Facility) => name)}
      exportButton={<ExportButton ask={() => trpc.listExports.facilities.mutate({})} />}
      empty={{
        icon: IconBuildingHospital,
        title: t('No facilities yet'),
        children: t('Working hours and bookings belong to a facility.'),
      }}
    />
  );
};
