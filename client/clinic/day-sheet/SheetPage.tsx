import { Alert, Button, Paper, Skeleton, Text } from '@mantine/core';
import { IconCalendarOff, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useSession } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { addDays, startOfWeek } from '../../ui/formats/clinic-time.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { ButtonLink } from '../../ui/pages/links.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { useBookingsBetween } from '../bookings/use-bookings-between.ts';
import { useNow } from '../bookings/use-clinic-now.ts';
import { PractitionerSheet } from './PractitionerSheet.tsx';
import { sheetsOf } from './sheets-of.ts';

/** The bookings of a day or a week on paper, a page for each practitioner (S33). */
export const SheetPage = () => {
  const {
    span = 'day',
    practitionerId,
    facilityId,
    ...search
  } = useSearch({ from: '/clinic/calendar/print' });
  const formats = useFormats();
  const { clinic, user } = useSession();
  const printedAt = formats.moment(useNow());
  const { data: settings } = useQuery(api.settings.get.queryOptions(undefined, { staleTime: 300_000 }));
  const date = search.date ?? formats.today();
  const isWeek = span === 'week';
  const from = isWeek ? startOfWeek(date, settings?.organization.values.weekStartsOn ?? 1) : date;
  const { bookings, isCut, failure, retry } = useBookingsBetween(
    { from, to: addDays(from, isWeek ? 7 : 1), practitionerId, facilityId },
    { enabled: !isWeek || Boolean(settings) },
  );
  const sheets = bookings && sheetsOf(bookings, instant => formats.toWall(instant).slice(0, 10));
  const days = isWeek
    ? t('{from} to {to}', { from: formats.longDate(from), to: formats.longDate(addDays(from, 6)) })
    : formats.longDate(date);

  return (
    <>
      <PageHeader title={isWeek ? t('Week sheet') : t('Day sheet')} description={days}>
        <ButtonLink
          to="/calendar"
          search={{ date, view: span, practitionerId, facilityId }}
          variant="default"
          className="no-print"
        >
          {t('Back to the calendar')}
        </ButtonLink>
        <Button
          className="no-print"
          leftSection={<IconPrinter size={18} aria-hidden />}
          disabled={!sheets?.length}
          onClick={() => window.print()}
        >
          {t('Print')}
        </Button>
      </PageHeader>
      <Text size="sm" c="dimmed" className="sheet-origin">
        {t('{clinic}, printed on {moment} by {user}', {
          clinic: clinic.name,
          moment: printedAt,
          user: user.name,
        })}
      </Text>
      {bookings && isCut && (
        <Alert color="yellow" variant="light" mt="sm">
          {t(
            'These are the first {count} bookings. Please print the sheets of one practitioner or facility at a time.',
            { count: formats.number(bookings.length) },
          )}
        </Alert>
      )}
      {failure && (
        <Paper mt="md">
          <ErrorState error={failure} title={t('The sheets have not loaded')} onRetry={retry} />
        </Paper>
      )}
      {!sheets && !failure && <Skeleton h={480} aria-busy="true" />}
      {sheets?.length === 0 && (
        <Paper>
          <EmptyState icon={IconCalendarOff} title={t('Nothing is booked')} />
        </Paper>
      )}
      {sheets?.map(sheet => (
        <PractitionerSheet key={sheet.id} sheet={sheet} />
      ))}
    </>
  );
};
