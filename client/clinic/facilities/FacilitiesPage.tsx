import { Box, NumberInput, TextInput } from '@mantine/core';
import { IconBuildingHospital } from '@tabler/icons-react';
import type { Facility } from '../../../shared/clinic/facilities.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { useSelection } from '../../ui/bulk/use-selection.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { EditableCell } from '../../ui/tables/EditableCell.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { ExportSelected } from '../list-exports/ExportSelected.tsx';
import { useSaveField } from '../records/use-save-field.ts';
import { useTrash } from '../records/use-trash.ts';
import { FacilityForm } from './FacilityForm.tsx';
import { facilityActions, facilitySentences } from './facility-actions.ts';
import { facilityKinds } from './facility-words.ts';

type Change = Partial<Pick<Facility, 'phone' | 'capacity'>>;
type Edit = (facility: Facility, before: Change, after: Change) => Promise<void>;

/** Phone and capacity are changed in the list itself by whoever may. */
const columnsWith = (edit: Edit | undefined): Column<Facility>[] => [
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
    render: facility => {
      const { name, phone } = facility;
      if (!edit) return phone;
      return (
        <EditableCell
          label={t('Phone of {name}', { name })}
          value={phone ?? ''}
          shown={phone ?? ''}
          save={next => edit(facility, { phone }, { phone: next })}
        >
          {({ onChange, ...input }) => (
            <TextInput {...input} type="tel" onChange={event => onChange(event.currentTarget.value)} />
          )}
        </EditableCell>
      );
    },
  },
  { accessor: 'timeZone', title: t('Time zone'), cellsClassName: 'nowrap', visibleMediaQuery: onWideScreens },
  {
    accessor: 'capacity',
    title: t('Capacity'),
    textAlign: 'right',
    cellsClassName: 'numeric',
    visibleMediaQuery: onWideScreens,
    render: facility => {
      const { name, capacity } = facility;
      if (!edit) return capacity;
      return (
        <EditableCell
          label={t('Capacity of {name}', { name })}
          value={capacity}
          shown={capacity === null ? '' : String(capacity)}
          save={next => edit(facility, { capacity }, { capacity: next })}
        >
          {({ value, onChange, ...input }) => (
            <NumberInput
              {...input}
              min={1}
              value={value ?? ''}
              onChange={next => onChange(next === '' ? null : Number(next))}
            />
          )}
        </EditableCell>
      );
    },
  },
];

export const FacilitiesPage = () => {
  const mayWrite = useMay()('facilities:write');
  const edit = useSaveField<Facility, Change>(trpc.facilities.update.mutate);
  const pages = usePages(api.facilities.list, {});
  const selection = useSelection({ rows: pages.items, filters: {}, nameOf: ({ name }: Facility) => name });
  return (
    <RecordPage
      title={t('Facilities')}
      description={t('The places where patients are seen')}
      titles={{ new: t('New facility'), edit: t('Edit facility') }}
      mayWrite={mayWrite}
      pages={pages}
      columns={columnsWith(mayWrite ? edit : undefined)}
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
