import { IconSpeakerphone } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Announcement } from '../../../shared/clinic/announcements.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { FilterBar } from '../../ui/tables/FilterBar.tsx';
import { FilterSelect } from '../../ui/tables/FilterSelect.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { useTrash } from '../records/use-trash.ts';
import { AnnouncementForm } from './AnnouncementForm.tsx';
import { announcementName, announcementStates } from './announcement-words.ts';

const columnsIn = ({ moment }: Formats): Column<Announcement>[] => [
  {
    accessor: 'title',
    title: t('Title'),
    cellsClassName: 'main-column',
    render: ({ title, facility, isPinned }) => (
      <TwoLines
        title={title}
        note={[facility?.name ?? t('Everybody'), ...(isPinned ? [t('Pinned')] : [])].join(' · ')}
      />
    ),
  },
  {
    accessor: 'publishesAt',
    title: t('Shown'),
    cellsClassName: 'numeric',
    visibleMediaQuery: onWideScreens,
    render: ({ publishesAt, endsAt }) => (
      <TwoLines
        title={t('From {moment}', { moment: moment(publishesAt) })}
        note={endsAt ? t('Until {moment}', { moment: moment(endsAt) }) : t('Without an end')}
      />
    ),
  },
  {
    accessor: 'state',
    title: t('State'),
    render: ({ state }) => <Status {...announcementStates[state]} />,
  },
];

/** What members are told on their home page: what is planned, what is shown and what is over (UI-2). */
export const AnnouncementsPage = () => {
  const filters = useSearch({ from: '/clinic/announcements' });
  const navigate = useNavigate({ from: '/announcements' });

  return (
    <RecordPage
      title={t('Announcements')}
      description={t('What everybody who works here finds on their home page')}
      titles={{ new: t('New announcement'), edit: t('Edit announcement') }}
      mayWrite={useMay()('announcements:write')}
      pages={usePages(api.announcements.list, filters)}
      columns={columnsIn(useFormats())}
      Form={AnnouncementForm}
      trash={useTrash(null, trpc.announcements, announcementName)}
      exportButton={<ExportButton ask={() => trpc.listExports.announcements.mutate(filters)} />}
      empty={{
        icon: IconSpeakerphone,
        title: filters.state ? t('No announcement is in this state') : t('No announcements yet'),
        children: t(
          'An announcement is shown from a moment that you choose, to everybody or to one facility.',
        ),
      }}
    >
      <FilterBar active={filters.state ? 1 : 0}>
        <FilterSelect
          label={t('State')}
          any={t('Any state')}
          options={optionsOf(announcementStates)}
          value={filters.state}
          onChange={state => void navigate({ search: { state }, replace: true })}
        />
      </FilterBar>
    </RecordPage>
  );
};
