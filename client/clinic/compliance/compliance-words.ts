import type {
  ComplianceKind,
  ComplianceRecord,
  ComplianceStatus,
} from '../../../shared/clinic/compliance.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';

export const complianceStatuses = {
  expired: { label: t('Expired'), tone: 'bad' },
  expiring: { label: t('Expires soon'), tone: 'waiting' },
  valid: { label: t('Valid'), tone: 'good' },
  lasting: { label: t('Never expires'), tone: 'good' },
  renewed: { label: t('Renewed'), tone: 'quiet' },
} as const satisfies Record<ComplianceStatus, object>;

/** What a list can be narrowed to; without one it shows all but what was renewed. */
export const complianceStates: Record<ComplianceStatus | 'all', string> = {
  expired: complianceStatuses.expired.label,
  expiring: complianceStatuses.expiring.label,
  valid: complianceStatuses.valid.label,
  lasting: complianceStatuses.lasting.label,
  renewed: complianceStatuses.renewed.label,
  all: t('All and the former ones'),
};

export const complianceKinds: Record<ComplianceKind, string> = {
  licence: t('Licence'),
  certificate: t('Certificate'),
  training: t('Training'),
  inspection: t('Inspection'),
  insurance: t('Insurance'),
  other: t('Other'),
};

export const complianceName = ({ title }: Pick<ComplianceRecord, 'title'>): string => title;

/** Who has it. */
export const holderName = ({ user, facility }: Pick<ComplianceRecord, 'user' | 'facility'>): string =>
  user?.name ?? facility?.name ?? t('Whole clinic');

/** Until when it is good, and how long that still is where it matters. */
export const untilWhen = (
  { expiresOn, daysLeft, status }: ComplianceRecord,
  date: Formats['date'],
): { title: string; note?: string } => {
  if (!expiresOn) return { title: t('Never expires') };
  const title = date(expiresOn);
  if (daysLeft === null || status === 'renewed' || status === 'valid') return { title };
  if (daysLeft < 0)
    return { title, note: t('{days, plural, one {# day ago} other {# days ago}}', { days: -daysLeft }) };
  return {
    title,
    note: t('{days, plural, =0 {Today is its last day} one {In # day} other {In # days}}', {
      days: daysLeft,
    }),
  };
};
