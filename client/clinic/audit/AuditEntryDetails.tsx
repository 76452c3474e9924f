import { Code, Stack } from '@mantine/core';
import type { AuditEntry } from '../../../shared/clinic/audit.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { actionLabels } from './audit-words.ts';
import { entityLabel } from './entity-words.ts';
import { FieldChanges } from './FieldChanges.tsx';

type Props = { entry: AuditEntry };

export const AuditEntryDetails = ({ entry }: Props) => {
  const { moment } = useFormats();
  const { entity, entityId } = entry;
  return (
    <Stack gap="md">
      <dl className="fields fields-narrow">
        <Field label={t('When')}>{moment(entry.at)}</Field>
        <Field label={t('Who')}>{entry.actor.name}</Field>
        <Field label={t('What')}>
          {actionLabels[entry.action]}, {entityLabel(entity)}
        </Field>
        {entry.reason && <Field label={t('Reason')}>{entry.reason}</Field>}
        <Field label={t('Procedure')}>{entry.procedure && <Code>{entry.procedure}</Code>}</Field>
        <Field label={t('Request')}>{entry.requestId && <Code>{entry.requestId}</Code>}</Field>
        <Field label={t('Record')}>{entityId && <Code>{entityId}</Code>}</Field>
      </dl>
      <FieldChanges entry={entry} moment={moment} />
      {entityId && (
        <AnchorLink to="/audit" search={{ entity, entityId }} size="sm">
          {t('All entries of this record')}
        </AnchorLink>
      )}
      {entityId && entity === 'Patient' && (
        <AnchorLink to="/patients/$patientId" params={{ patientId: entityId }} search={{}} size="sm">
          {t('Open the patient')}
        </AnchorLink>
      )}
    </Stack>
  );
};
