import { Code, Stack } from '@mantine/core';
import type { SystemEntryView } from '../../../shared/platform/system-audit.ts';
import { FieldChanges } from '../../clinic/audit/FieldChanges.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { consoleFormats } from '../connection/operator.ts';

export const SystemEntryDetails = ({ entry }: { entry: SystemEntryView }) => (
  <Stack gap="md">
    <dl className="fields fields-narrow">
      <Field label="When">{consoleFormats.moment(entry.createdAt)}</Field>
      <Field label="Who">{entry.actor}</Field>
      <Field label="What">
        <Code>{entry.action}</Code>
      </Field>
      <Field label="Clinic">{entry.clinic}</Field>
      {entry.reason && <Field label="Reason">{entry.reason}</Field>}
      <Field label="Object">
        {entry.entity} {entry.entityId && <Code>{entry.entityId}</Code>}
      </Field>
      <Field label="Request">{entry.requestId && <Code>{entry.requestId}</Code>}</Field>
      <Field label="IP address">{entry.address}</Field>
    </dl>
    <FieldChanges entry={entry} moment={consoleFormats.moment} />
  </Stack>
);
