import type { BookingRequest } from '../../../shared/clinic/booking-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { requestStatuses, visitorName } from './request-words.ts';

/** Who asked for which time, as they typed it. */
export const requestColumns = (formats: Formats): Column<BookingRequest>[] => [
  {
    accessor: 'startsAt',
    title: t('Time'),
    cellsClassName: 'main-column',
    render: ({ startsAt, firstName, lastName }) => (
      <TwoLines title={formats.moment(startsAt)} note={visitorName({ firstName, lastName })} />
    ),
  },
  {
    accessor: 'service',
    title: t('What for'),
    visibleMediaQuery: onWideScreens,
    render: ({ service, practitioner, facility }) => (
      <TwoLines title={service.name} note={`${practitioner.name}, ${facility.name}`} />
    ),
  },
  {
    accessor: 'status',
    title: t('Status'),
    cellsClassName: 'side-column',
    render: ({ status }) => <Status {...requestStatuses[status]} />,
  },
];
