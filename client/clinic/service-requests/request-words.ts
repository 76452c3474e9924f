import type { Frequency } from '../../../shared/clinic/series.ts';
import type {
  RequestKind,
  ServiceRequest,
  ServiceRequestStatus,
} from '../../../shared/clinic/service-requests.ts';
import type { WaitingPriority } from '../../../shared/clinic/waiting-list.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { wishWords } from '../waiting-list/waiting-words.ts';

export const requestStatuses = {
  new: { label: t('{of, select, request {New} other {New}}', { of: 'request' }), tone: 'waiting' },
  accepted: { label: t('Accepted'), tone: 'busy' },
  scheduled: { label: t('Scheduled'), tone: 'active' },
  done: { label: t('{of, select, request {Done} other {Done}}', { of: 'request' }), tone: 'good' },
  refused: { label: t('Refused'), tone: 'bad' },
  'called-off': { label: t('Called off'), tone: 'quiet' },
} as const satisfies Record<ServiceRequestStatus, object>;

export const requestKinds: Record<RequestKind, string> = {
  treatment: t('Treatment'),
  'home-visit': t('Home visit'),
  prescription: t('Prescription'),
  letter: t('Letter or certificate'),
  other: t('Something else'),
};

/** Whose it is, and what is asked for. */
export const requestName = ({ patient, kind }: Pick<ServiceRequest, 'patient' | 'kind'>): string =>
  `${patient.name} · ${requestKinds[kind]}`;

export const requestPriorities: Record<WaitingPriority, string> = {
  usual: t('{of, select, request {Usual} other {Usual}}', { of: 'request' }),
  urgent: t('Urgent'),
};

export const frequencies: Record<Frequency, string> = {
  daily: t('Days'),
  weekly: t('Weeks'),
  monthly: t('Months'),
};

type Wish = Omit<Parameters<typeof wishWords>[0], 'earliest' | 'latest'> & {
  earliest: string | null;
  latest: string | null;
  frequency: Frequency | null;
  interval: number | null;
  times: number | null;
};

const repeatWords = ({ frequency, interval, times }: Wish): string | undefined => {
  if (!frequency || !interval || !times) return undefined;
  if (frequency === 'daily')
    return t('{times} times, {count, plural, one {every day} other {every # days}}', {
      times,
      count: interval,
    });
  if (frequency === 'weekly')
    return t('{times} times, {count, plural, one {every week} other {every # weeks}}', {
      times,
      count: interval,
    });
  return t('{times} times, {count, plural, one {every month} other {every # months}}', {
    times,
    count: interval,
  });
};

/** When it would do and how often, such as `1 Dec 2026 – 8 Dec 2026, Mon, 6 times, every week`. */
export const whenWords = (wish: Wish, formats: Pick<Formats, 'date'>): string => {
  const earliest = wish.earliest ?? wish.latest;
  const latest = wish.latest ?? wish.earliest;
  const days = earliest && latest ? wishWords({ ...wish, earliest, latest }, formats) : undefined;
  return [days, repeatWords(wish)].filter(Boolean).join(', ') || t('Whenever it suits');
};
