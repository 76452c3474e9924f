import { useMutation } from '@tanstack/react-query';
import type { Settings, SettingsKind } from '../../../shared/clinic/settings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { DefaultsChange } from '../../../shared/platform/console-defaults.ts';
import { AreDefaults } from '../../clinic/setting-fields/Setting.tsx';
import { SettingsFrame } from '../../clinic/setting-fields/SettingsFrame.tsx';
import { kinds } from '../../clinic/setting-kinds/settings-kinds.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { consoleApi, operate } from '../connection/console-api.ts';
import { consoleFormats, useOperatorMay } from '../connection/operator.ts';
import { confirmedOperator } from '../operators/confirmed-operator.ts';

type View<Kind extends SettingsKind> = { version: number; values: Settings[Kind]['defaults'] };

/** The defaults of one kind of settings: the same inputs as a clinic has, none of them ever empty. */
export const DefaultsForm = <Kind extends SettingsKind>({
  kind,
  ...defaults
}: View<Kind> & { kind: Kind }) => {
  const mayWrite = useOperatorMay()('settings:write');
  const { title, schema, Fields } = kinds[kind];
  const change = useMutation(consoleApi.defaults.change.mutationOptions());
  const load = async () => {
    const all: { [Each in SettingsKind]: View<Each> } = await operate.defaults.get.query();
    return all[kind];
  };
  const { form, frame } = useRecordForm<Settings[Kind]['own']>({
    ...{ schema, start: defaults, fresh: { load, moment: consoleFormats.moment } },
    save: async (values, version) => {
      const asked = DefaultsChange.parse({ kind, version, values });
      if (!(await confirmedOperator(() => change.mutateAsync(asked)))) return undefined;
      const saved = await load();
      tellSuccess(t('The defaults are saved.'));
      return saved;
    },
  });

  return (
    <AreDefaults value={true}>
      <SettingsFrame title={title} {...frame} mayWrite={mayWrite}>
        <Fields form={form} defaults={defaults.values} formats={consoleFormats} />
      </SettingsFrame>
    </AreDefaults>
  );
};
