import { Text } from '@mantine/core';
import { IconBeach } from '@tabler/icons-react';
import type { TimeOff } from '../../../shared/clinic/time-off.ts';
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
import type { HoursFrame } from './frame.ts';
import { timeOffKinds } from './hours-words.ts';
import { TimeOffForm } from './TimeOffForm.tsx';
import { useHoursWords } from './use-hours-words.ts';

/** When somebody sees nobody, wherever they work; what is not over yet. */
export const TimeOffTab = ({ mayWrite, practitionerId, head }: HoursFrame) => {
  const { shortDay, fullDay, today } = useFormats();
  const { partInWords, timeOffName } = useHoursWords();
  const spanOf = ({ startsOn, endsOn }: TimeOff) =>
    startsOn === endsOn ? fullDay(startsOn) : `${shortDay(startsOn)} – ${fullDay(endsOn)}`;
  const columns: Column<TimeOff>[] = [
    {
      accessor: 'practitioner',
      title: t('Practitioner'),
      cellsClassName: 'main-column',
      render: timeOff => (
        <TwoLines
          title={timeOff.practitioner.name}
          note={
            <>
              {timeOffKinds[timeOff.kind]}
              <Text span inherit hiddenFrom="sm">
                , {spanOf(timeOff)} {partInWords(timeOff)}
              </Text>
            </>
          }
        />
      ),
    },
    {
      accessor: 'startsOn',
      title: t('When'),
      visibleMediaQuery: onWideScreens,
      render: timeOff => <TwoLines title={spanOf(timeOff)} note={partInWords(timeOff)} />,
    },
    { accessor: 'note', title: t('Note'), visibleMediaQuery: onWideScreens },
  ];

  const filters = { practitionerId, since: today() };
  return (
    <RecordPage
      title={t('Time off')}
      description={t('When somebody sees nobody, wherever they work: from a meeting to a vacation')}
      titles={{ new: t('New time off'), edit: t('Edit time off') }}
      mayWrite={mayWrite}
      pages={usePages(api.timeOff.list, filters)}
      columns={columns}
      Form={TimeOffForm}
      trash={useTrash(null, trpc.timeOff, timeOffName)}
      exportButton={<ExportButton ask={() => trpc.listExports.timeOff.mutate(filters)} />}
      empty={{
        icon: IconBeach,
        title: t('Nobody is away'),
        children: t('Whoever is away is not offered, and a booking in that time takes a reason.'),
      }}
    >
      {head()}
    </RecordPage>
  );
};
