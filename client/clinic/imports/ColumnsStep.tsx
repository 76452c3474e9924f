import { Button, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { importFields } from '../../../shared/clinic/import-fields.ts';
import type { PatientImport } from '../../../shared/clinic/imports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { howRead } from './import-words.ts';

const LEFT_OUT = t('Left out');
const fields = importFields.map(({ name, label }) => ({ value: name as string, label }));
type Field = (typeof importFields)[number]['name'];

/** Says of each column what it holds; what the clinic said before, or the headings say, is filled in. */
export const ColumnsStep = ({ job }: { job: PatientImport }) => {
  const { id, headings, rows } = job;
  const { number } = useFormats();
  const [mapping, setMapping] = useState(job.mapping ?? []);
  const { data: some } = useQuery(api.patientImports.rows.queryOptions({ id, limit: 3 }));
  const check = useMutation(api.patientImports.check.mutationOptions());
  const samplesOf = (column: number): string =>
    (some?.items ?? []).flatMap(({ cells }) => cells[column] || []).join(' · ');

  return (
    <Paper p="md">
      <Stack gap="sm">
        <Text size="sm">
          {t('{count, plural, one {{rows} row.} other {{rows} rows.}}', { count: rows, rows: number(rows) })}{' '}
          {howRead(job.encoding, job.separator)} {t('Please say what each column holds.')}
        </Text>
        {mapping.every(field => field === null) && (
          <Text size="sm" fw={600}>
            {t('None of the headings is known. Does the first line of the file name its columns?')}
          </Text>
        )}
        {(headings ?? []).map((heading, column) => (
          <Select
            key={`${column} ${heading}`}
            label={heading || t('Column {number}', { number: column + 1 })}
            description={samplesOf(column) || t('Empty in the first rows')}
            placeholder={LEFT_OUT}
            data={fields}
            value={mapping[column] ?? null}
            onChange={field => setMapping(before => before.map((one, at) => (at === column ? field : one)))}
            clearable
            searchable
            maw={480}
          />
        ))}
        <FailureAlert failure={check.error ? failureOf(check.error) : undefined} />
        <Group justify="flex-end">
          <Button
            loading={check.isPending}
            onClick={() => check.mutate({ id, mapping: mapping as (Field | null)[] })}
          >
            {t('Check the rows')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
};
