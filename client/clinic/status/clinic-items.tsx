import type { BackupReport } from '../../../shared/clinic/backups.ts';
import type { StatusReport } from '../../../shared/clinic/status.ts';
import { DAY, HOUR } from '../../../shared/durations.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { useFormats } from '../../session.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import type { StatusItem } from './StatusCard.tsx';

/** What is told in the clinic's way, and when it was found out: by the server's clock, as whatever it is compared with. */
export interface Told {
  formats: ReturnType<typeof useFormats>;
  at: string;
}

export const isOlder = (instant: string, at: string, ms: number): boolean =>
  Date.parse(at) - Date.parse(instant) > ms;

/** Longer than this no mail should wait while the mail server takes any. */
const HELD_UP_MS = HOUR / 2;

type Mails = NonNullable<StatusReport['mails']>;

const mailState = (
  { isSending, waiting, waitingSince, failed }: Mails,
  at: string,
): Pick<StatusItem, 'tone' | 'state' | 'todo'> => {
  if (!isSending)
    return {
      tone: 'waiting',
      state: t('Not being sent'),
      todo: t(
        'No mail server is set, so letters stay in the outbox. Please ask those who run MedFlow for you to set one.',
      ),
    };
  if (failed > 0)
    return {
      tone: 'bad',
      state: t('Some were given up'),
      todo: t('Please look into the outbox: correct the e-mail address, or try the letter again.'),
    };
  if (waiting > 0 && waitingSince && isOlder(waitingSince, at, HELD_UP_MS))
    return {
      tone: 'waiting',
      state: t('Held up'),
      todo: t(
        'The mail server takes none at the moment. Each is tried again for some hours; if it lasts, please tell those who run MedFlow for you.',
      ),
    };
  return { tone: 'good', state: t('Being sent') };
};

export const mailItem = (mails: Mails, { formats: { moment, number }, at }: Told): StatusItem => ({
  title: t('Letters by e-mail'),
  ...mailState(mails, at),
  facts: [
    { label: t('Last sent'), value: mails.lastSentAt ? moment(mails.lastSentAt) : t('None yet') },
    {
      label: t('Waiting'),
      value: mails.waitingSince
        ? t('{count}, the first since {moment}', {
            count: number(mails.waiting),
            moment: moment(mails.waitingSince),
          })
        : number(0),
    },
    { label: t('Given up in the last 7 days'), value: number(mails.failed) },
  ],
  meaning: t('Reminders, invitations and answers to patients go out this way.'),
  link: (
    <AnchorLink to="/mails" search={mails.failed > 0 ? { status: 'failed' } : {}}>
      {t('Outbox')}
    </AnchorLink>
  ),
});

/** Backups are made each night; older than this, one night's is missing. */
const STALE_MS = 2 * DAY;

const backupState = (
  { backups, isUnderWay, failedAt }: BackupReport,
  at: string,
): Pick<StatusItem, 'tone' | 'state' | 'todo'> => {
  const [last] = backups;
  if (failedAt)
    return {
      tone: 'bad',
      state: t('The last one failed'),
      todo: t('Those who run MedFlow were told. Please back up once more in the settings.'),
    };
  if (!last)
    return isUnderWay
      ? { tone: 'quiet', state: t('Being written') }
      : {
          tone: 'waiting',
          state: t('None yet'),
          todo: t('The first one is made at night. You can make one now in the settings.'),
        };
  if (isOlder(last.takenAt, at, STALE_MS))
    return {
      tone: 'bad',
      state: t('Out of date'),
      todo: t('A night went by without one. Please tell those who run MedFlow for you.'),
    };
  return backups.some(({ verifiedAt }) => verifiedAt)
    ? { tone: 'good', state: t('Restore verified') }
    : { tone: 'waiting', state: t('Not tried yet, the restore follows at night') };
};

export const backupItem = (report: BackupReport, { formats: { moment }, at }: Told): StatusItem => {
  const verifiedAt = report.backups.find(backup => backup.verifiedAt)?.verifiedAt;
  const takenAt = report.backups[0]?.takenAt;
  return {
    title: t('Backups'),
    ...backupState(report, at),
    facts: [
      { label: t('Last backup'), value: takenAt ? moment(takenAt) : t('None yet') },
      { label: t('Last verified restore'), value: verifiedAt ? moment(verifiedAt) : t('None yet') },
      ...(report.failedAt ? [{ label: t('Failed'), value: moment(report.failedAt) }] : []),
    ],
    meaning: t(
      'From a backup this clinic can be brought back to what it was. Its restore is tried each night.',
    ),
    link: <AnchorLink to="/settings">{t('Settings')}</AnchorLink>,
  };
};
