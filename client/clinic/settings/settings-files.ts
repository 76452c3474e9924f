import { type SettingsDifferences, SettingsFile } from '../../../shared/clinic/settings-file.ts';
import { t } from '../../../shared/i18n/translate.ts';

type Read = { file: SettingsFile; fault?: undefined } | { file?: undefined; fault: string };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Said below, like everything else that is no file of settings.
    return undefined;
  }
};

/** Reads a file of settings, or says what of it cannot be taken. */
export const readSettings = async (chosen: File): Promise<Read> => {
  const { data: file, error } = SettingsFile.safeParse(parsed(await chosen.text()));
  if (file) return { file };
  const [issue] = error.issues;
  const where = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys : [])].join(
    ', ',
  );
  return {
    fault: where
      ? t('Nothing was changed: "{where}" in this file is no setting, or has a value that it cannot have.', {
          where,
        })
      : t('Nothing was changed: this is no file of settings.'),
  };
};

/** The file that sets everything back which taking one has changed. */
export const fileBefore = ({ items }: SettingsDifferences): SettingsFile =>
  SettingsFile.parse(
    Object.fromEntries(
      Object.entries(Object.groupBy(items, ({ kind }) => kind)).map(([kind, changed]) => [
        kind,
        Object.fromEntries(changed.map(({ setting, from }) => [setting, from])),
      ]),
    ),
  );
