import { type BookingRequest, openStatuses } from '../../../shared/clinic/booking-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import type { BulkAction, RowSentences } from '../../ui/bulk/bulk-action.ts';
import { agreed } from '../../ui/forms/ask.tsx';

export const requestSentences: RowSentences = {
  choices: t('Selected requests'),
  selected: count => t('{count, plural, one {# request selected} other {# requests selected}}', { count }),
  undo: count => t('{count, plural, one {Undo # request} other {Undo # requests}}', { count }),
  asBefore: count =>
    t('{count, plural, one {# request as before.} other {# requests as before.}}', { count }),
  left: count =>
    t('{count, plural, one {# request left as before.} other {# requests left as before.}}', { count }),
  refused: count => t('{count, plural, one {# request refused:} other {# requests refused:}}', { count }),
};

const isOpen = ({ status }: BookingRequest): boolean => (openStatuses as readonly string[]).includes(status);

/** Whether so many shall read that the clinic cannot give them an appointment, which nobody takes back. */
const agreedToDecline = (count: number): Promise<boolean> =>
  agreed({
    title: t('{count, plural, one {Decline # request?} other {Decline # requests?}}', { count }),
    children: t('Each of them gets a letter that says so. This cannot be undone.'),
    labels: { confirm: t('Decline and write to them'), cancel: t('Cancel') },
    confirmProps: { color: 'red.9' },
  });

/** What can be done with many requests at once, such as those of a flood (D10). */
export const requestBulk: BulkAction<BookingRequest>[] = [
  {
    ...{ offer: t('Decline…'), doing: t('Declining') },
    done: count => t('{count, plural, one {# request declined.} other {# requests declined.}}', { count }),
    isFor: isOpen,
    begin: async requests => {
      if (!(await agreedToDecline(requests.filter(isOpen).length))) return undefined;
      return async ({ id, version }) => {
        await trpc.bookingRequests.decline.mutate({ id, version, reason: null });
        return {};
      };
    },
  },
];
