import { Alert, Button, Checkbox, Code, CopyButton, Group, SimpleGrid, Stack } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { download } from '../../ui/formats/download.ts';

type Props = { codes: string[]; onDone: () => void };

/** The only time that anybody sees these codes. */
export const RecoveryCodesView = ({ codes, onDone }: Props) => {
  const [isKept, setKept] = useState(false);
  const heading = t('MedFlow recovery codes for {host}', { host: window.location.host });
  const text = `${heading}\n${t('Each is good for one sign-in.')}\n\n${codes.join('\n')}\n`;

  return (
    <Stack gap="sm">
      <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />}>
        {t(
          'Keep these recovery codes in a safe place. Each lets you in once when you do not have your phone or passkey. They are shown only now.',
        )}
      </Alert>
      <SimpleGrid
        component="ul"
        cols={2}
        spacing="xs"
        className="recovery-codes"
        aria-label={t('Recovery codes')}
      >
        {codes.map(code => (
          <li key={code}>
            <Code fz="md">{code}</Code>
          </li>
        ))}
      </SimpleGrid>
      <Group gap="xs" className="no-print">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="xs"
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              onClick={copy}
            >
              {copied ? t('Copied') : t('Copy')}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => download('medflow-recovery-codes.txt', new Blob([text], { type: 'text/plain' }))}
        >
          {t('Download')}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('Print')}
        </Button>
      </Group>
      <Checkbox
        className="no-print"
        label={t('I have kept the codes in a safe place')}
        checked={isKept}
        onChange={event => setKept(event.currentTarget.checked)}
      />
      <Group justify="flex-end" className="no-print">
        <Button disabled={!isKept} onClick={onDone}>
          {t('Done')}
        </Button>
      </Group>
    </Stack>
  );
};
