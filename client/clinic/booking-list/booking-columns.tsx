import { Text } from '@mantine/core';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { bookingStatuses } from '../bookings/booking-words.ts';
import { PatientName } from '../patient-names/PatientName.tsx';

const onWide = { visibleMediaQuery: onWideScreens };

export const useBookingColumns = (): Column<BookingRow>[] => {
  const { day, span } = useFormats();
  const when = ({ startsAt, endsAt }: BookingRow) => `${day(startsAt)}, ${span(startsAt, endsAt)}`;
  return [
    {
      accessor: 'patient',
      title: t('Patient'),
      cellsClassName: 'main-column',
      render: booking => (
        <>
          <PatientName
            patient={booking.patient}
            render={name => (
              <AnchorLink
                from="/bookings"
                search={previous => ({ ...previous, bookingId: booking.id })}
                className="row-link"
              >
                {name}
              </AnchorLink>
            )}
          />
          <Text size="xs" c="dimmed" hiddenFrom="sm" truncate>
            {when(booking)}
          </Text>
        </>
      ),
    },
    { accessor: 'startsAt', title: t('When'), cellsClassName: 'numeric nowrap', ...onWide, render: when },
    {
      accessor: 'service',
      title: t('Service'),
      cellsClassName: 'nowrap side-column',
      ...onWide,
      render: ({ service }) => service.name,
    },
    {
      accessor: 'practitioner',
      title: t('With and where'),
      cellsClassName: 'side-column',
      ...onWide,
      render: ({ practitioner, facility }) => <TwoLines title={practitioner.name} note={facility.name} />,
    },
    {
      accessor: 'status',
      title: t('Status'),
      render: ({ status }) => <Status {...bookingStatuses[status]} />,
    },
  ];
};
