import { schemaResolver } from '@mantine/form';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { askToRebase } from '../failure/ask-to-rebase.tsx';
import type { Failure } from '../failure/failure.ts';
import { useSentForm } from './use-sent-form.ts';

type Draft<Values> = { values: Values; version: number };

/** What the frame around the fields is to be given. */
export type Frame = {
  submit: (event?: FormEvent<HTMLFormElement>) => void;
  submitting: boolean;
  isDirty: boolean;
  failure: Failure | undefined;
};

type Options<Values> = {
  schema: z.ZodType;
  /** What the form starts with; the version is 0 for a record that does not exist yet. */
  start: Draft<Values>;
  /** Given what the record was before as well. Answers it as it is now when the form stays open. */
  save: (values: Values, version: number, before: Values) => Promise<Draft<Values> | void>;
  /** The record as it is now, and how to say when it became so, for when somebody else was faster. */
  fresh?: { load: () => Promise<Draft<Values>>; moment: (instant: string) => string };
};

/**
 * A form over one record: checked by the shared contract before sending, with the server's field sentences
 * after it, and with a way to go on when the record changed meanwhile (ENT-3).
 */
export const useRecordForm = <Values extends Record<string, unknown>>(options: Options<Values>) => {
  const { schema, start, save, fresh } = options;
  const [base, setBase] = useState(start);
  const { form, submit, failure, setFailure } = useSentForm<Values>({
    start: start.values,
    validate: schemaResolver(schema, { sync: true }),
    send: async values => {
      const saved = await save(values, base.version, base.values);
      // Whoever goes on while it is being saved must not lose what they entered.
      if (saved) rebase(saved, field => form.getValues()[field] !== values[field]);
    },
    onRefused: refused => {
      if (refused.code === 'CONFLICT' && refused.stale && fresh)
        askToRebase({ ...refused.stale, at: fresh.moment(refused.stale.at) }, async () =>
          takeOver(await fresh.load()),
        );
    },
  });

  const rebase = (onto: Draft<Values>, isTyped: (field: string) => boolean) => {
    const typed = Object.entries(form.getValues()).filter(([field]) => isTyped(field));
    // What was saved counts as typed no more, or it would stay when it is taken back.
    form.resetDirty(onto.values);
    form.setValues({ ...onto.values, ...Object.fromEntries(typed) });
    setBase(onto);
    setFailure(undefined);
  };

  /** Goes on from the record as it is now, with what was typed and is not saved yet. */
  const takeOver = (onto: Draft<Values>) => rebase(onto, field => form.isDirty(field));

  const frame: Frame = { submit, submitting: form.submitting, isDirty: form.isDirty(), failure };
  return { form, frame, takeOver };
};
