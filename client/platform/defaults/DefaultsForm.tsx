import type { UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import type { z } from 'zod';
import type { SettingsKind } from '../../../shared/clinic/settings.ts';
import { type Defaults, DefaultsChange } from '../../../shared/platform/console-defaults.ts';
import { AreDefaults } from '../../clinic/setting-fields/Setting.tsx';
import { SettingsFrame } from '../../clinic/setting-fields/SettingsFrame.tsx';
import { settingsWords } from '../../clinic/setting-fields/setting-words.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { consoleApi, operate } from '../connection/console-api.ts';
import { consoleFormats, useOperatorMay } from '../connection/operator.ts';
import { confirmedOperator } from '../operators/confirmed-operator.ts';

type Props<Own, Values> = {
  kind: SettingsKind;
  schema: z.ZodType;
  defaults: Defaults;
  /** Which of the five kinds it is. */
  pick: (all: Defaults) => { version: number; values: Values };
  /** The same inputs as a clinic has; none of them is ever empty here. */
  Fields: ComponentType<{ form: UseFormReturnType<Own>; defaults: Values }>;
};

/** The defaults of one kind of settings. */
export const DefaultsForm = <Own extends Record<string, unknown>, Values extends Own>({
  Fields,
  ...options
}: Props<Own, Values>) => {
  const { kind, schema, defaults, pick } = options;
  const mayWrite = useOperatorMay()('settings:write');
  const change = useMutation(consoleApi.defaults.change.mutationOptions());
  const reload = async () => pick(await operate.defaults.get.query());
  const { form, submit, failure } = useRecordForm<Own>({
    ...{ schema, start: pick(defaults), reload, moment: consoleFormats.moment },
    save: async (values, version) => {
      const asked = DefaultsChange.parse({ kind, version, values });
      if (!(await confirmedOperator(() => change.mutateAsync(asked)))) return undefined;
      const saved = await reload();
      tellSuccess('The defaults are saved.');
      return saved;
    },
  });

  return (
    <AreDefaults value={true}>
      <SettingsFrame
        title={settingsWords[kind].title}
        {...{ submit, failure, submitting: form.submitting, mayWrite }}
      >
        <Fields form={form} defaults={pick(defaults).values} />
      </SettingsFrame>
    </AreDefaults>
  );
};
