import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';
import { useExport } from './use-export.ts';

type Props = {
  /** Has the list written as it is shown. */
  ask: () => Promise<unknown>;
};

/** Takes along what a list shows, all of its pages; the file waits among the exports. */
export const ExportButton = ({ ask }: Props) => {
  const { take, isPending } = useExport(ask);
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={18} aria-hidden />}
      loading={isPending}
      onClick={() => take()}
    >
      {t('Export')}
    </Button>
  );
};
