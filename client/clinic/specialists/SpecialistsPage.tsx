import { Box } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Specialist } from '../../../shared/clinic/specialists.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import { useOpenRecord } from '../../ui/pages/use-open-record.ts';
import type { Column } from '../../ui/tables/column.ts';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { useTrash } from '../records/use-trash.ts';
import { Reached } from './Reached.tsx';
import { SpecialistForm } from './SpecialistForm.tsx';
import { specialistName } from './specialist-words.ts';

const columns: Column<Specialist>[] = [
  {
    accessor: 'name',
    title: t('Name'),
    cellsClassName: 'main-column',
    render: ({ name, profession }) => <TwoLines title={name} note={profession} />,
  },
  { accessor: 'organisation', title: t('Practice or hospital'), visibleMediaQuery: onWideScreens },
  {
    accessor: 'phone',
    title: t('Phone and e-mail'),
    render: ({ phone, email }) => (
      // The row itself opens the form.
      <Box component="span" onClick={event => event.stopPropagation()}>
        <Reached {...{ phone, email }} />
      </Box>
    ),
  },
];

/** Those outside the clinic who look after its patients (CLI-4). */
export const SpecialistsPage = () => {
  const { open } = useSearch({ from: '/clinic/specialists' });
  const navigate = useNavigate({ from: '/specialists' });
  const pages = usePages(api.specialists.list, {});
  const edited = useOpenRecord({
    ...{ open, rows: pages.items, get: (id: string) => trpc.specialists.get.query({ id }) },
    onOpen: next => void navigate({ search: { open: next }, replace: !next }),
  });
  return (
    <RecordPage
      title={t('Specialists')}
      description={t('Doctors and therapists outside the clinic who look after its patients')}
      titles={{ new: t('New specialist'), edit: t('Edit specialist') }}
      mayWrite={useMay()('specialists:write')}
      pages={pages}
      edited={edited}
      columns={columns}
      Form={SpecialistForm}
      trash={useTrash(null, trpc.specialists, specialistName)}
      empty={{
        icon: IconStethoscope,
        title: t('No specialists yet'),
        children: t('Whoever is in this list can be added to the placements of patients.'),
      }}
    />
  );
};
