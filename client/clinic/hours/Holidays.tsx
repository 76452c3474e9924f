import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconConfetti, IconFileImport } from '@tabler/icons-react';
import type { Holiday } from '../../../shared/clinic/holidays.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { ExportButton } from '../list-exports/ExportButton.tsx';
import { useTrash } from '../records/use-trash.ts';
import type { HoursFrame } from './frame.ts';
import { HolidayForm } from './HolidayForm.tsx';
import { HolidayImportForm } from './HolidayImportForm.tsx';
import { useHoursWords } from './use-hours-words.ts';

/** Days on which a facility is closed, from today on. */
export const Holidays = ({ mayWrite, facilityId, head }: HoursFrame) => {
  const { fullDay, today } = useFormats();
  const { partInWords, holidayName } = useHoursWords();
  const facilities = useFacilityOptions();
  const [isImporting, importing] = useDisclosure();
  const columns: Column<Holiday>[] = [
    {
      accessor: 'name',
      title: t('Name'),
      cellsClassName: 'main-column',
      render: ({ name, facility }) => <TwoLines title={name} note={facility.name} />,
    },
    {
      accessor: 'date',
      title: t('Day'),
      cellsClassName: 'numeric',
      render: holiday => <TwoLines title={fullDay(holiday.date)} note={partInWords(holiday)} />,
    },
  ];

  const filters = { facilityId, since: today() };
  return (
    <>
      <RecordPage
        title={t('Holidays')}
        description={t(
          'Days on which a facility is closed; an exception for somebody opens one all the same',
        )}
        titles={{ new: t('New holiday'), edit: t('Edit holiday') }}
        mayWrite={mayWrite}
        pages={usePages(api.holidays.list, filters)}
        columns={columns}
        Form={HolidayForm}
        trash={useTrash(null, trpc.holidays, holidayName)}
        exportButton={<ExportButton ask={() => trpc.listExports.holidays.mutate(filters)} />}
        empty={{
          icon: IconConfetti,
          title: t('No holidays to come'),
          children: t('Take the public holidays of your country from a calendar file (.ics).'),
        }}
      >
        {head(
          mayWrite && (
            <Button
              variant="default"
              leftSection={<IconFileImport size={18} aria-hidden />}
              onClick={importing.open}
            >
              {t('Import holidays')}
            </Button>
          ),
        )}
      </RecordPage>
      <FormDialog opened={isImporting} onClose={importing.close} title={t('Import holidays')} size="lg">
        {facilities.length > 0 && (
          <HolidayImportForm
            facilities={facilities}
            chosen={facilityId ? [facilityId] : facilities.map(({ value }) => value)}
            onClose={importing.close}
          />
        )}
      </FormDialog>
    </>
  );
};
