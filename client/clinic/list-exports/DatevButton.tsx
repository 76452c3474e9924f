import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { useExport } from './use-export.ts';

/** Takes the ledger of some days along for an accountant who works with DATEV. */
export const DatevButton = ({ span }: { span: { from: string; to: string } }) => {
  const { take, isPending } = useExport(() => trpc.listExports.datev.mutate(span));
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={18} aria-hidden />}
      loading={isPending}
      onClick={() => take()}
    >
      {t('Export for DATEV')}
    </Button>
  );
};
