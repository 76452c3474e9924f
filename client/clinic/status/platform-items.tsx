import type { StatusReport } from '../../../shared/clinic/status.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import type { Told } from './clinic-items.tsx';
import type { StatusItem } from './StatusCard.tsx';

export const databaseItem = (
  { answeredInMs }: StatusReport['database'],
  { formats: { number } }: Told,
): StatusItem => ({
  title: t('Database'),
  ...{ tone: 'good', state: t('Reachable') },
  facts: [{ label: t('Answered in'), value: t('{ms} milliseconds', { ms: number(answeredInMs) }) }],
  meaning: t('Everything this clinic keeps is in it. Without it nobody can look anything up, or book.'),
});

export const serverItem = (
  { version, runningSince }: StatusReport['server'],
  { formats: { moment } }: Told,
): StatusItem => ({
  title: t('MedFlow server'),
  ...{ tone: 'good', state: t('Reachable') },
  facts: [
    { label: t('Version'), value: version },
    { label: t('Running since'), value: moment(runningSince) },
  ],
  meaning: t('The server that answered just now. It starts anew with each new version.'),
});

const proofState = (proof: StatusReport['proof']): Pick<StatusItem, 'tone' | 'state' | 'todo'> => {
  const todo = t('Please ask those who run MedFlow for you what they found.');
  if (!proof) return { tone: 'quiet', state: t('Not proved yet') };
  if (!proof.isGenuine) return { tone: 'bad', state: t('Not what was signed'), todo };
  if (proof.holes > 0)
    return {
      tone: 'bad',
      state: t('{count, plural, one {# promise broken} other {# promises broken}}', { count: proof.holes }),
      todo,
    };
  return proof.isComplete
    ? { tone: 'good', state: t('Every promise held') }
    : { tone: 'waiting', state: t('Held, but not all was tried') };
};

export const proofItem = (proof: StatusReport['proof'], { formats: { moment } }: Told): StatusItem => ({
  title: t('Proof that clinics are kept apart'),
  ...proofState(proof),
  facts: [{ label: t('Last proof'), value: proof ? moment(proof.at) : t('None yet') }],
  meaning: t(
    'Tries out on a copy, with made-up clinics, that nobody reaches another clinic’s data, and signs what it found.',
  ),
});

export const alertsItem = (
  alerts: number,
  { formats: { number }, mayReadAudit }: Told & { mayReadAudit: boolean },
): StatusItem => ({
  title: t('Security alerts'),
  ...(alerts > 0
    ? {
        ...{ tone: 'bad', state: t('To be looked at') },
        todo: t(
          'Those who run MedFlow look into it. Please see in the audit log whether you know who it was.',
        ),
      }
    : { tone: 'good', state: t('None open') }),
  facts: [{ label: t('Open alerts'), value: number(alerts) }],
  meaning: t(
    'Raised when somebody tries what nobody may and is refused, or something sealed or backed up is not as it should be.',
  ),
  link: mayReadAudit && <AnchorLink to="/audit">{t('Audit log')}</AnchorLink>,
});
