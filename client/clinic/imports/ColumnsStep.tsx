import { Button, Checkbox, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DATES, importFields } from '../../../shared/clinic/import-fields.ts';
import { fieldsToEmpty, type PatientImport } from '../../../shared/clinic/imports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { dateOrders } from './import-words.ts';
import { ReadingChoice } from './ReadingChoice.tsx';

const LEFT_OUT = t('Left out');
const fields = importFields.map(({ name, label }) => ({ value: name as string, label }));
type Field = (typeof importFields)[number]['name'];

type EmptyingProps = {
  field: string | null | undefined;
  empties: string[];
  onChange: (empties: string[]) => void;
};

/** Whether the empty cells of a column empty what is there of a patient; unless somebody says so they never do (M5). */
const EmptyingBox = ({ field, empties, onChange }: EmptyingProps) =>
  field &&
  fieldsToEmpty.some(name => name === field) && (
    <Checkbox
      mt={4}
      size="xs"
      label={t('An empty cell empties this of a patient who is there')}
      checked={empties.includes(field)}
      onChange={event =>
        onChange(event.currentTarget.checked ? [...empties, field] : empties.filter(other => other !== field))
      }
    />
  );

/** What columns are called: a second "Phone" is "Phone (2)", for each is known by its place (M14). */
const namesOf = (headings: readonly string[]): string[] =>
  headings.map((heading, column) => {
    if (!heading) return t('Column {number}', { number: column + 1 });
    const before = headings.slice(0, column).filter(one => one === heading).length;
    return before > 0 ? `${heading} (${before + 1})` : heading;
  });

/** Says of each column what it holds; what the clinic said before, or the headings say, is filled in. */
export const ColumnsStep = ({ job }: { job: PatientImport }) => {
  const { id, headings, rows } = job;
  const { number, dateOrder } = useFormats();
  const [dates, setDates] = useState(job.dateOrder ?? dateOrder);
  const [mapping, setMapping] = useState(job.mapping ?? []);
  const [empties, setEmpties] = useState(job.empties);
  const { data: some } = useQuery(api.patientImports.rows.queryOptions({ id, limit: 3 }, { staleTime: 0 }));
  const check = useMutation(api.patientImports.check.mutationOptions());
  const samplesOf = (column: number): string =>
    (some?.items ?? []).flatMap(({ cells }) => cells[column] || []).join(' · ');

  return (
    <Paper p="md">
      <Stack gap="sm">
        {job.imported + job.changed === 0 && <ReadingChoice job={job} />}
        <Text size="sm">
          {t('{count, plural, one {{rows} row.} other {{rows} rows.}}', { count: rows, rows: number(rows) })}{' '}
          {t('Please say what each column holds.')}
        </Text>
        {mapping.every(field => field === null) && (
          <Text size="sm" fw={600}>
            {t('None of the headings is known. Does the first line of the file name its columns?')}
          </Text>
        )}
        {namesOf(headings ?? []).map((name, column) => (
          <div key={`${column} ${name}`}>
            <Select
              label={name}
              description={samplesOf(column) || t('Empty in the first rows')}
              placeholder={LEFT_OUT}
              data={fields}
              value={mapping[column] ?? null}
              onChange={field => setMapping(before => before.map((one, at) => (at === column ? field : one)))}
              clearable
              searchable
              maw={480}
            />
            <EmptyingBox field={mapping[column]} empties={empties} onChange={setEmpties} />
          </div>
        ))}
        {mapping.some(field => DATES.includes(field ?? '')) && (
          <Select
            label={t('Order of the dates')}
            description={t('Dates such as 1980-05-17 are always read.')}
            data={optionsOf(dateOrders)}
            value={dates}
            onChange={chosen => chosen && setDates(chosen)}
            allowDeselect={false}
            maw={480}
          />
        )}
        <FailureAlert failure={check.error ? failureOf(check.error) : undefined} />
        <Group justify="flex-end">
          <Button
            loading={check.isPending}
            onClick={() =>
              check.mutate({
                ...{ id, mapping: mapping as (Field | null)[] },
                empties: empties.filter(field => mapping.includes(field)) as Field[],
                dateOrder: dates,
              })
            }
          >
            {t('Check the rows')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
};
