import { Button, FileButton, Group } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import { SettingsFile } from '../../../shared/clinic/settings-file.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { useMay, useSession } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { offerUndo, tellFailure, tellNotice, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { download } from '../../ui/formats/download.ts';
import { ask } from '../../ui/forms/ask.tsx';
import { ChangedSettings } from './ChangedSettings.tsx';
import { fileBefore, readSettings } from './settings-files.ts';

/** Shows what a file would change, and takes it once somebody has seen that (SET-1); `onTaken` also when it is put back. */
const takeFile = async (file: SettingsFile, onTaken: () => Promise<void>): Promise<void> => {
  const { items } = await trpc.settings.preview.mutate(file);
  if (items.length === 0) return tellSuccess(t('The file says what is set already.'));
  const isWanted = await ask<true>({
    title: t('Take these settings?'),
    render: (give, cancel) => <ChangedSettings items={items} onTake={() => give(true)} onCancel={cancel} />,
  });
  if (!isWanted) return;
  const taken = await confirmed(() => trpc.settings.import.mutate(file));
  if (!taken) return;
  await onTaken();
  offerUndo(
    t('{count, plural, one {A setting is changed.} other {# settings are changed.}}', {
      count: taken.items.length,
    }),
    async () => {
      await confirmed(() => trpc.settings.import.mutate(fileBefore(taken)));
      await onTaken();
    },
  );
};

/** Takes the clinic's own settings along as a file, and brings them in from one. */
export const SettingsFileMenu = ({ onTaken }: { onTaken: () => Promise<void> }) => {
  const { clinic } = useSession();
  const mayWrite = useMay()('settings:write');
  // The same file can be chosen again.
  const again = useRef<() => void>(null);

  const save = async () => {
    const own = JSON.stringify(await trpc.settings.export.query(), null, 2);
    download(`${clinic.slug}-settings.json`, new Blob([own], { type: 'application/json' }));
  };
  const open = async (chosen: File | null) => {
    again.current?.();
    if (!chosen) return;
    const { file, fault } = await readSettings(chosen);
    if (file) await takeFile(file, onTaken);
    else tellNotice(fault);
  };

  return (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
        onClick={() => void save().catch(tellFailure)}
      >
        {t('Export')}
      </Button>
      {mayWrite && (
        <FileButton
          accept="application/json,.json"
          resetRef={again}
          onChange={chosen => void open(chosen).catch(tellFailure)}
        >
          {props => (
            <Button variant="default" leftSection={<IconUpload size={18} aria-hidden />} {...props}>
              {t('Import')}
            </Button>
          )}
        </FileButton>
      )}
    </Group>
  );
};
