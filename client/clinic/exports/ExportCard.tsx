import { Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay, useSession } from '../../session.tsx';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { download } from '../../ui/formats/download.ts';
import { exportClinic, type Progress as Way } from './export-clinic.ts';

/** Everything that the clinic keeps, to take along. */
export const ExportCard = () => {
  const { clinic } = useSession();
  const mayExport = useMay()('clinic:export');
  const [way, setWay] = useState<Way>();
  const [failure, setFailure] = useState<Failure>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  if (!mayExport) return null;

  const begin = async () => {
    const controller = new AbortController();
    running.current = controller;
    setFailure(undefined);
    setWay({ done: 0, tables: 1, rows: 0 });
    try {
      const file = await exportClinic({ onProgress: setWay, signal: controller.signal });
      if (!file) return;
      download(`${clinic.slug}-${new Date().toISOString().slice(0, 10)}.zip`, file);
      tellSuccess(t('The export is in your downloads.'));
    } catch (error) {
      if (!controller.signal.aborted) setFailure(failureOf(error));
    } finally {
      setWay(undefined);
    }
  };

  return (
    <Paper p="md">
      <Title order={2} size="h4" mb="sm">
        {t('Your data')}
      </Title>
      <Stack gap="sm">
        <Text size="sm">
          {t(
            'Take along everything this clinic keeps, as tables that any spreadsheet opens: patients, bookings, staff, settings and the audit log, with what is in the trash. The file holds health data, so keep it where nobody else can read it. The audit log tells that you made it.',
          )}
        </Text>
        <FailureAlert failure={failure} />
        {way && (
          <div>
            <Progress value={(100 * way.done) / way.tables} mb={4} aria-label={t('Progress of the export')} />
            <Text size="xs" c="dimmed">
              {t('{done} of {tables} tables, {rows} rows. Please keep this page open.', {
                done: way.done,
                tables: way.tables,
                rows: way.rows.toLocaleString(clinic.locale),
              })}
            </Text>
          </div>
        )}
        <Group justify="flex-end" gap="xs">
          {way && (
            <Button variant="subtle" onClick={() => running.current?.abort()}>
              {t('Cancel')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            loading={Boolean(way)}
            onClick={() => void begin()}
          >
            {t('Export everything')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
};
