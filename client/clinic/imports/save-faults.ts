import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { download } from '../../ui/formats/download.ts';

/** The rows that were not imported, with what is wrong with them, as a file that can be corrected and sent again. */
export const saveFaults = async (id: string): Promise<void> => {
  let csv = '';
  let cursor: string | undefined;
  do {
    const part = await trpc.patientImports.faults.query({ id, cursor });
    csv += part.csv;
    cursor = part.nextCursor ?? undefined;
  } while (cursor);
  download(t('not-imported.csv'), new Blob(['\uFEFF', csv], { type: 'text/csv;charset=utf-8' }));
};
