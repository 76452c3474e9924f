import { Code, Stack } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import type { SystemEntryView } from '../../../shared/platform/system-audit.ts';
import { FieldChanges } from '../../clinic/audit/FieldChanges.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { consoleFormats } from '../connection/operator.ts';

export const SystemEntryDetails = ({ entry }: { entry: SystemEntryView }) => (
  <Stack gap="md">
    <dl className="fields fields-narrow">
      <Field label={t('When')}>{consoleFormats.moment(entry.createdAt)}</Field>
      <Field label={t('Who')}>{entry.actor}</Field>
      <Field label={t('What')}>
        <Code>{entry.action}</Code>
      </Field>
      <Field label={t('Clinic')}>{entry.clinic}</Field>
      {entry.reason && <Field label={t('Reason')}>{entry.reason}</Field>}
      <Field label={t('Object')}>
        {entry.entity} {entry.entityId && <Code>{entry.entityId}</Code>}
      </Field>
      <Field label={t('Request')}>{entry.requestId && <Code>{entry.requestId}</Code>}</Field>
      <Field label={t('IP address')}>{entry.address}</Field>
    </dl>
    <FieldChanges entry={entry} moment={consoleFormats.moment} />
  </Stack>
);
