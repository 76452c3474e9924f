import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { addDays } from '../../ui/formats/clinic-time.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { pieceOn, wallSpanOf } from '../calendar-time/wall-span.ts';
import { visitorName } from './request-words.ts';

type Props = {
  date: string;
  practitionerId: string | undefined;
  /** Minutes after midnight at the upper edge of the column. */
  start: number;
};

/** Times of a practitioner that are kept for requests, and lead to them: nothing else can be booked there. */
export const HeldTimes = ({ date, practitionerId, start }: Props) => {
  const { toInstant, zone, span } = useFormats();
  const enabled = useMay()('bookings:read') && practitionerId !== undefined;
  const from = toInstant(`${date} 00:00:00`);
  const to = toInstant(`${addDays(date, 1)} 00:00:00`);
  const { data } = useQuery(
    api.bookingRequests.list.queryOptions({ status: 'open', from, to, limit: 100 }, { enabled }),
  );
  return data?.items
    .filter(({ practitioner }) => practitioner.id === practitionerId)
    .map(({ id, startsAt, endsAt, firstName, lastName, service }) => {
      const piece = pieceOn(date, wallSpanOf(startsAt, endsAt, zone));
      if (!piece) return null;
      return (
        <AnchorLink
          key={id}
          to="/booking-requests"
          search={{ requestId: id }}
          className="booking-event day-event day-held"
          underline="never"
          c="inherit"
          __vars={{
            '--from': `${piece.from - start}`,
            '--minutes': `${piece.to - piece.from}`,
            '--lane': '0',
            '--lanes': '1',
          }}
        >
          <span className="booking-event-body" data-short={piece.to - piece.from < 30 || undefined}>
            <span className="booking-event-name">
              <b>{t('Request: {name}', { name: visitorName({ firstName, lastName }) })}</b>
            </span>
            <span className="booking-event-service">{service.name}</span>
            <span className="booking-event-time numeric">{span(startsAt, endsAt)}</span>
          </span>
          <VisuallyHidden>{t(', to be decided')}</VisuallyHidden>
        </AnchorLink>
      );
    });
};
