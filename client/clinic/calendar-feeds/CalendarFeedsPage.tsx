import { Button } from '@mantine/core';
import { IconCalendarShare, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { ShownOnce } from '../../ui/forms/ShownOnce.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { FeedForm } from './FeedForm.tsx';
import { useFeedColumns } from './feed-columns.tsx';

/** Secret addresses at which other calendar programs find bookings (SCH-4). */
export const CalendarFeedsPage = () => {
  const [isNew, setNew] = useState(false);
  const [address, setAddress] = useState<string>();
  const pages = usePages(api.calendarFeeds.list, {});
  const columns = useFeedColumns();
  const newButton = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setNew(true)}>
      {t('New link')}
    </Button>
  );

  return (
    <>
      <PageHeader title={t('Calendar feeds')} description={t('Bookings in other calendar programs')}>
        {newButton}
      </PageHeader>
      <RecordTable
        label={t('Calendar feeds')}
        pages={pages}
        columns={columns}
        empty={
          <EmptyState icon={IconCalendarShare} title={t('No calendar feeds yet')} action={newButton}>
            {t('A calendar feed shows bookings on a phone or in another calendar program, for reading only.')}
          </EmptyState>
        }
      />
      <FormDialog opened={isNew} onClose={() => setNew(false)} title={t('New calendar feed')}>
        <FeedForm
          onClose={() => setNew(false)}
          onIssued={issued => {
            setNew(false);
            setAddress(issued);
          }}
        />
      </FormDialog>
      <ShownOnce
        title={t('Link to the calendar')}
        secret={address}
        onClose={() => setAddress(undefined)}
        testId="issued-feed"
      >
        {t(
          'Subscribe to it in a calendar program. Most programs ask every 3 to 24 hours, whatever they are told, so changes show that late. Whoever has the link sees the bookings: pass it on to nobody, and revoke it when a phone is lost.',
        )}
      </ShownOnce>
    </>
  );
};
