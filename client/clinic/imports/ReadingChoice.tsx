import { Group, List, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Encoding, type PatientImport, Separator } from '../../../shared/clinic/imports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { encodings, separators } from './import-words.ts';

/** Some rows that look wrong where the wrong encoding was taken; they may have been read anew since they were last shown. */
const OddLetters = ({ id }: { id: string }) => {
  const asked = { id, beyondAscii: true, limit: 5 };
  const { data } = useQuery(api.patientImports.rows.queryOptions(asked, { staleTime: 0 }));
  if (!data) return null;
  if (data.items.length === 0)
    return (
      <Text size="sm">{t('All of it is written in plain letters, so its encoding does not matter.')}</Text>
    );
  return (
    <div>
      <Text size="sm">{t('Please look whether all letters are right:')}</Text>
      <List size="sm" aria-label={t('Rows with special letters')}>
        {data.items.map(({ id: row, cells }) => (
          <List.Item key={row} className="wrapping">
            {cells.filter(Boolean).join(' · ')}
          </List.Item>
        ))}
      </List>
    </div>
  );
};

/** How a file was read, to be changed by hand where its letters or its columns are wrong (M9, M11). */
export const ReadingChoice = ({ job, isRead = true }: { job: PatientImport; isRead?: boolean }) => {
  const { id, isAmbiguous } = job;
  const readAnew = useMutation(api.patientImports.readAnew.mutationOptions());
  const encoding = Encoding.safeParse(job.encoding).data;
  const separator = isAmbiguous ? undefined : Separator.safeParse(job.separator).data;
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-start">
        <Select
          label={t('Encoding')}
          data={optionsOf(encodings)}
          value={encoding ?? null}
          placeholder={t('Recognised')}
          disabled={readAnew.isPending}
          allowDeselect={false}
          onChange={chosen => chosen && readAnew.mutate({ id, separator, encoding: chosen })}
        />
        <Select
          label={t('Separator')}
          data={optionsOf(separators)}
          value={separator ?? null}
          placeholder={isAmbiguous ? t('Please choose') : (job.separator ?? t('Recognised'))}
          error={isAmbiguous && t('Two separators fit alike.')}
          disabled={readAnew.isPending}
          allowDeselect={false}
          onChange={chosen => chosen && readAnew.mutate({ id, encoding, separator: chosen })}
        />
      </Group>
      <FailureAlert failure={readAnew.error ? failureOf(readAnew.error) : undefined} />
      {isRead && <OddLetters id={id} />}
    </Stack>
  );
};
