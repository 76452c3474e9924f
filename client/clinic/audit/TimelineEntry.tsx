import { Text } from '@mantine/core';
import type { AuditEntry } from '../../../shared/clinic/audit.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { deedOf } from './deed-of.tsx';
import { FieldChanges } from './FieldChanges.tsx';

type Props = { entry: AuditEntry };

export const TimelineEntry = ({ entry }: Props) => {
  const { moment } = useFormats();
  return (
    <li className="timeline-entry" data-action={entry.action}>
      <Text size="sm">
        {deedOf(entry)}{' '}
        <Text span c="dimmed" size="sm" className="numeric">
          {moment(entry.at)}
        </Text>
      </Text>
      {entry.reason && (
        <Text size="sm" c="dimmed">
          {t('Reason: {reason}', { reason: entry.reason })}
        </Text>
      )}
      {/* What it began with is on the page as it is now, or in a later change. */}
      {entry.action === 'CREATE' ? (
        <details className="timeline-beginning">
          <summary>{t('What it began with')}</summary>
          <FieldChanges entry={entry} moment={moment} />
        </details>
      ) : (
        <FieldChanges entry={entry} moment={moment} />
      )}
    </li>
  );
};
