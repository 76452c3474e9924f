import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import type { PortalRecord } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { offerUndo } from '../../ui/failure/offer-undo.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';

type Version = { version: number };

type Options<P extends Version, Values> = {
  schema: z.ZodType;
  formats: Formats;
  record: PortalRecord;
  /** Which part of the record the form is about; undefined once the clinic took it away. */
  partOf: (record: PortalRecord) => P | undefined;
  valuesOf: (part: P) => Values;
  send: (change: Values & Version) => Promise<PortalRecord>;
  onDone: () => void;
};

/** The form over something that patients put right themselves; closed once it is saved, with a way back for a while. */
export const useOwnForm = <P extends Version, Values extends Record<string, unknown>>(
  options: Options<P, Values>,
) => {
  const { schema, formats, record, partOf, valuesOf, send, onDone } = options;
  const part = partOf(record);
  const { mutateAsync: save } = useMutation({ mutationFn: (change: Values & Version) => send(change) });
  if (!part) throw new Error('A form needs something to be about.');
  const draftOf = (now: P) => ({ values: valuesOf(now), version: now.version });
  return useRecordForm<Values>({
    schema,
    start: draftOf(part),
    fresh: {
      moment: formats.moment,
      load: async () => draftOf(partOf(await trpc.portal.record.query()) ?? part),
    },
    save: async (values, version) => {
      const before = valuesOf(part);
      const saved = partOf(await save({ ...values, version }));
      offerUndo(t('It is saved, and the clinic sees it.'), () =>
        save({ ...before, version: saved?.version ?? version }),
      );
      onDone();
    },
  });
};
