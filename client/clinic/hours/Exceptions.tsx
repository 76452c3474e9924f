import { IconCalendarEvent } from '@tabler/icons-react';
import type { DayException } from '../../../shared/clinic/day-exceptions.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { useTrash } from '../records/use-trash.ts';
import { ExceptionForm } from './ExceptionForm.tsx';
import type { HoursFrame } from './frame.ts';
import { useHoursWords } from './use-hours-words.ts';

/** Days on which somebody works other hours than usual, from today on. */
export const Exceptions = ({ mayWrite, practitionerId, facilityId, head }: HoursFrame) => {
  const { fullDay, today } = useFormats();
  const { exceptionName, hoursInWords } = useHoursWords();
  const columns: Column<DayException>[] = [
    {
      accessor: 'date',
      title: t('Day'),
      cellsClassName: 'main-column',
      render: ({ date, practitioner }) => <TwoLines title={fullDay(date)} note={practitioner.name} />,
    },
    {
      accessor: 'hours',
      title: t('Hours'),
      cellsClassName: 'numeric',
      render: ({ hours }) => hoursInWords(hours),
    },
    {
      accessor: 'facility',
      title: t('Facility'),
      visibleMediaQuery: onWideScreens,
      render: ({ facility }) => facility.name,
    },
    { accessor: 'note', title: t('Note'), visibleMediaQuery: onWideScreens },
  ];

  const filters = { practitionerId, facilityId, since: today() };
  return (
    <RecordPage
      title={t('Exceptions')}
      description={t('Days on which somebody works other hours than in a usual week, or none')}
      titles={{ new: t('New exception'), edit: t('Edit exception') }}
      mayWrite={mayWrite}
      pages={usePages(api.dayExceptions.list, filters)}
      columns={columns}
      Form={ExceptionForm}
      trash={useTrash(null, trpc.dayExceptions, exceptionName)}
      exportButton={<ExportButton ask={() => trpc.listExports.dayExceptions.mutate(filters)} />}
      empty={{
        icon: IconCalendarEvent,
        title: t('No exceptions to come'),
        children: t(
          'An exception replaces the weekly hours of one day: it opens a Sunday, or closes an afternoon.',
        ),
      }}
    >
      {head()}
    </RecordPage>
  );
};
