import { Button } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import type { Selection } from '../../ui/bulk/use-selection.ts';
import { useExport } from './use-export.ts';

type Props<Row> = {
  selection: Selection<Row>;
  /** Has these rows of the list written. */
  ask: (ids: string[]) => Promise<unknown>;
};

/** Takes along the selected rows of a list alone. */
export const ExportSelected = <Row extends { id: string }>({ selection: { selected }, ask }: Props<Row>) => {
  const { take, isPending } = useExport(() => ask(selected.map(({ id }) => id)));
  return (
    <Button size="compact-sm" variant="default" loading={isPending} onClick={() => take()}>
      {t('Export selected')}
    </Button>
  );
};
