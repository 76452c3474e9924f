import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Settings, SettingsKind } from '../../../shared/clinic/settings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { useFormats, useMay } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { tellSaved } from '../records/tell-saved.ts';
import { goToSetting } from '../setting-fields/Setting.tsx';
import { SettingsFrame } from '../setting-fields/SettingsFrame.tsx';
import { kinds } from '../setting-kinds/settings-kinds.ts';

type View<Kind extends SettingsKind> = {
  version: number;
  own: Settings[Kind]['own'];
  defaults: Settings[Kind]['defaults'];
};
type Update<Kind extends SettingsKind> = (
  change: Settings[Kind]['own'] & { version: number },
) => Promise<View<Kind>>;

const updates: { [Kind in SettingsKind]: Update<Kind> } = {
  organization: change => trpc.settings.updateOrganization.mutate(change),
  booking: change => trpc.settings.updateBooking.mutate(change),
  security: change => trpc.settings.updateSecurity.mutate(change),
  integration: change => trpc.settings.updateIntegration.mutate(change),
  communication: change => trpc.settings.updateCommunication.mutate(change),
  patients: change => trpc.settings.updatePatients.mutate(change),
  analytics: change => trpc.settings.updateAnalytics.mutate(change),
};

/** What the clinic has set itself of one kind, where null is as by default. */
export const SettingsForm = <Kind extends SettingsKind>({
  kind,
  filesTaken,
  ...settings
}: View<Kind> & {
  kind: Kind;
  /** Grows with each file that was taken, or taken back. */
  filesTaken: number;
}) => {
  const formats = useFormats();
  const mayWrite = useMay()('settings:write');
  const { title, schema, Fields } = kinds[kind];
  const draftOf = ({ version, own }: View<Kind>) => ({ version, values: own });
  const { mutateAsync: update } = useMutation({
    mutationFn: (change: Settings[Kind]['own'] & { version: number }) =>
      confirmed(() => updates[kind](change)),
  });
  const load = async () => {
    const all: { [Each in SettingsKind]: View<Each> } = await trpc.settings.get.query();
    return draftOf(all[kind]);
  };
  const { form, frame, takeOver } = useRecordForm({
    ...{ schema, start: draftOf(settings), fresh: { moment: formats.moment, load } },
    save: async (values, version, before) => {
      const saved = await update({ ...values, version });
      if (!saved) return undefined;
      tellSaved({
        ...{ sentence: t('The settings are saved.'), before, after: saved.own },
        writeBack: async own => {
          const back = await update({ ...own, version: saved.version });
          if (back) takeOver(draftOf(back));
          return back;
        },
      });
      return draftOf(saved);
    },
  });

  // What a file changed shows at once; what somebody was typing meanwhile stays.
  useEffect(() => {
    if (filesTaken > 0) takeOver(draftOf(settings));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each file
  }, [filesTaken]);

  const { setting } = useSearch({ from: '/clinic/settings' });
  useEffect(() => {
    if (setting && setting in settings.own) goToSetting(setting);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each that is looked for
  }, [setting]);

  return (
    <SettingsFrame title={title} {...frame} mayWrite={mayWrite}>
      <Fields form={form} defaults={settings.defaults} formats={formats} />
    </SettingsFrame>
  );
};
