import { Box, Group, NumberInput, Text } from '@mantine/core';
import { IconClipboardList } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Service } from '../../../shared/clinic/services.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { useSelection } from '../../ui/bulk/use-selection.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { MoneyInput } from '../../ui/forms/MoneyInput.tsx';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import { useOpenRecord } from '../../ui/pages/use-open-record.ts';
import type { Column } from '../../ui/tables/column.ts';
import { EditableCell } from '../../ui/tables/EditableCell.tsx';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { ExportSelected } from '../list-exports/ExportSelected.tsx';
import { useSaveField } from '../records/use-save-field.ts';
import { useTrash } from '../records/use-trash.ts';
import { ViewsMenu } from '../saved-views/ViewsMenu.tsx';
import { ServiceForm } from './ServiceForm.tsx';
import { serviceActions, serviceSentences } from './service-actions.ts';
import { serviceStatuses } from './service-words.ts';

type Change = Partial<Pick<Service, 'durationMinutes' | 'price'>>;
type Edit = (service: Service, before: Change, after: Change) => Promise<void>;

/** Length and price are changed in the list itself by whoever may. */
const columnsIn = (money: Formats['money'], edit: Edit | undefined): Column<Service>[] => [
  {
    accessor: 'name',
    title: t('Name'),
    cellsClassName: 'main-column',
    render: ({ name, description, color }) => (
      <Group gap={10} wrap="nowrap">
        <Box className="swatch" style={{ background: `var(--mantine-color-${color}-6)` }} aria-hidden />
        <TwoLines title={name} note={description} />
      </Group>
    ),
  },
  {
    accessor: 'durationMinutes',
    title: t('Length'),
    textAlign: 'right',
    cellsClassName: 'numeric nowrap',
    visibleMediaQuery: onWideScreens,
    render: service => {
      const { name, durationMinutes, bufferMinutes } = service;
      const shown = t('{minutes} min', { minutes: durationMinutes });
      return (
        <>
          {edit ? (
            <EditableCell
              label={t('Length of {name}', { name })}
              value={durationMinutes}
              shown={shown}
              save={next => edit(service, { durationMinutes }, { durationMinutes: next })}
            >
              {({ onChange, ...input }) => (
                <NumberInput
                  {...input}
                  min={5}
                  max={720}
                  step={5}
                  onChange={next => onChange(Number(next))}
                />
              )}
            </EditableCell>
          ) : (
            shown
          )}
          {bufferMinutes > 0 && (
            <Text span size="sm" c="dimmed">
              {' '}
              + {bufferMinutes}
            </Text>
          )}
        </>
      );
    },
  },
  {
    accessor: 'price',
    title: t('Price'),
    textAlign: 'right',
    cellsClassName: 'numeric nowrap',
    render: service => {
      const { name, price, currency } = service;
      if (!edit) return money(price, currency);
      return (
        <EditableCell
          label={t('Price of {name}', { name })}
          value={price}
          shown={money(price, currency)}
          save={next => edit(service, { price }, { price: next })}
        >
          {input => <MoneyInput {...input} currency={currency} />}
        </EditableCell>
      );
    },
  },
  {
    accessor: 'status',
    title: t('Status'),
    visibleMediaQuery: onWideScreens,
    render: ({ status }) => <Status {...serviceStatuses[status]} />,
  },
];

export const ServicesPage = () => {
  const { open, ...filters } = useSearch({ from: '/clinic/services' });
  const navigate = useNavigate({ from: '/services' });
  const mayWrite = useMay()('services:write');
  const edit = useSaveField<Service, Change>(trpc.services.update.mutate);
  const pages = usePages(api.services.list, filters);
  const selection = useSelection({ ...{ rows: pages.items, filters }, nameOf: ({ name }: Service) => name });
  const edited = useOpenRecord({
    ...{ open, rows: pages.items, get: (id: string) => trpc.services.get.query({ id }) },
    onOpen: next => void navigate({ search: { ...filters, open: next }, replace: !next }),
  });

  return (
    <RecordPage
      title={t('Services')}
      description={t('What the clinic offers, how long it takes and what it costs')}
      titles={{ new: t('New service'), edit: t('Edit service'), view: t('Service') }}
      mayWrite={mayWrite}
      pages={pages}
      edited={edited}
      columns={columnsIn(useFormats().money, mayWrite ? edit : undefined)}
      Form={ServiceForm}
      bulk={
        mayWrite
          ? {
              ...{ sentences: serviceSentences, actions: serviceActions, selection },
              children: (
                <ExportSelected
                  selection={selection}
                  ask={ids => trpc.listExports.services.mutate({ ...filters, ids })}
                />
              ),
            }
          : undefined
      }
      trash={useTrash('service', trpc.services, ({ name }: Service) => name)}
      exportButton={<ExportButton ask={() => trpc.listExports.services.mutate(filters)} />}
      empty={{
        icon: IconClipboardList,
        title: t('No services here'),
        children: t('Bookings need a service: it gives them a length, a price and a colour.'),
      }}
    >
      <FilterBar active={filters.status ? 1 : 0} views={<ViewsMenu page="services" filters={filters} />}>
        <FilterSelect
          label={t('Status')}
          any={t('Any status')}
          options={optionsOf(serviceStatuses)}
          value={filters.status}
          onChange={status => void navigate({ search: { status }, replace: true })}
        />
      </FilterBar>
    </RecordPage>
  );
};
