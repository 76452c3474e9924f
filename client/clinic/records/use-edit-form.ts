import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import type { Decision } from '../dependents/decision.tsx';
import { tellSaved } from './tell-saved.ts';

type Version = { id: string; version: number };

type Options<Row, Values> = {
  schema: z.ZodType;
  /** Without one, a new record is made. */
  record: Row | undefined;
  /** What the form shows for a record, or for a new one. */
  valuesOf: (record: Row | undefined) => Values;
  nameOf: (record: Row) => string;
  calls: {
    get: { query: (record: { id: string }) => Promise<Row> };
    /** Undefined where somebody would rather not, after all. */
    create: { mutate: (values: Values) => Promise<Row | undefined> };
    update: { mutate: (change: Values & Version) => Promise<Row | undefined> };
  };
  /** Has it decided what becomes of bookings before it is saved like this; undefined where it is not to be saved after all. */
  decide?: (values: Values, record: Row) => Promise<Decision | undefined>;
  onClose: () => void;
};

/** The form that makes or edits a record of the clinic, and closes once it is saved. */
export const useEditForm = <Row extends Version, Values extends Record<string, unknown>>({
  record,
  ...options
}: Options<Row, Values>) => {
  const { schema, valuesOf, nameOf, calls, decide, onClose } = options;
  const { moment } = useFormats();
  const draftOf = (row: Row | undefined) => ({ version: row?.version ?? 0, values: valuesOf(row) });
  const { mutateAsync: save } = useMutation({
    // Told which record, for by the time that something is taken back the form may have gone on to another one.
    mutationFn: ({ values, seen }: { values: Values; seen: Version | undefined }) =>
      seen
        ? calls.update.mutate({ ...values, id: seen.id, version: seen.version })
        : calls.create.mutate(values),
  });
  return useRecordForm({
    schema,
    start: draftOf(record),
    fresh: { moment, load: async () => draftOf(record && (await calls.get.query({ id: record.id }))) },
    save: async (values, version, before) => {
      const decision = record && decide ? await decide(values, record) : {};
      if (!decision) return;
      const saved = await save({ values, seen: record && { id: record.id, version } });
      if (!saved) return;
      const sentence = t('{name} is saved.', { name: nameOf(saved) });
      const writeBack = (former: Values) => save({ values: former, seen: saved });
      if (record) tellSaved({ sentence, before, after: valuesOf(saved), writeBack, decision });
      else tellSuccess(sentence);
      onClose();
    },
  });
};
