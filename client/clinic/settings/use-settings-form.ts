import type { z } from 'zod';
import type { Settings } from '../../../shared/clinic/settings.ts';
import { useFormats, useMay } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';

type View<Own> = { version: number; own: Own };

type Options<Own> = {
  schema: z.ZodType;
  settings: View<Own>;
  /** Which of the five kinds it is, for when somebody else was faster. */
  pick: (all: Settings) => View<Own>;
  /** Answers nothing when the person would rather not. */
  update: (change: Own & { version: number }) => Promise<View<Own> | undefined>;
};

/** A form over what the clinic has set itself, where null is as by default, and what its frame is to be given. */
export const useSettingsForm = <Own extends Record<string, unknown>>({
  schema,
  ...options
}: Options<Own>) => {
  const { settings, pick, update } = options;
  const { moment } = useFormats();
  const mayWrite = useMay()('settings:write');
  const draftOf = ({ version, own }: View<Own>) => ({ version, values: own });
  const { form, submit, failure } = useRecordForm({
    ...{ schema, moment, start: draftOf(settings) },
    reload: async () => draftOf(pick(await trpc.settings.get.query())),
    save: async (values, version) => {
      const saved = await update({ ...values, version });
      if (!saved) return undefined;
      tellSuccess('The settings are saved.');
      return draftOf(saved);
    },
  });
  return { form, frame: { submit, submitting: form.submitting, failure, mayWrite } };
};
