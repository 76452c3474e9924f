import { Badge, Button, Group, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { createContext, type ReactNode, useContext } from 'react';
import type { Settings, SettingsKind } from '../../../shared/clinic/settings.ts';
import type { SettingName } from '../../../shared/clinic/settings-file.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { settingNames } from './setting-words.ts';

/** What the inputs of one kind of settings are given, whoever sets them: a clinic its own, or operators the defaults. */
export type SettingsFields<Kind extends SettingsKind> = {
  form: UseFormReturnType<Settings[Kind]['own']>;
  /** What applies where the form says null. */
  defaults: Settings[Kind]['defaults'];
  /** How whoever sets them reads times. */
  formats: Pick<Formats, 'hour'>;
};

/** Whether what is set are the defaults themselves, which come from nowhere and go back to nothing. */
export const AreDefaults = createContext(false);

type Input<Value> = { label: string; value: Value; onChange: (value: Value) => void; error?: ReactNode };

type Props<Value> = {
  /** Of one that stands by itself. */
  name?: SettingName;
  label: string;
  /** The clinic's own; null is as by default. */
  own: Value | null;
  fallback: Value;
  onChange: (own: Value | null) => void;
  error?: ReactNode;
  children: (input: Input<Value>) => ReactNode;
};

/** What the place of a setting is called within the page. */
export const placeOf = (name: SettingName) => `setting-${name}`;

/** Goes to a setting, and into its input where it may be changed. */
export const goToSetting = (name: SettingName): void => {
  const place = document.getElementById(placeOf(name));
  const input = place?.matches('input') ? place : place?.querySelector<HTMLElement>('input,textarea');
  place?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
};

/** One setting: its input, where the value comes from, and the way back to the default. */
export const Setting = <Value,>({ name, label, own, fallback, onChange, error, children }: Props<Value>) => {
  const isDefault = useContext(AreDefaults);
  return (
    <Stack gap={4} component="fieldset" className="bare" aria-label={label} id={name && placeOf(name)}>
      {children({ label, value: own ?? fallback, onChange, error })}
      {!isDefault && (
        <Group gap="xs" mih={24}>
          <Badge variant="light" color={own === null ? 'gray' : 'pine'} size="sm" tt="none">
            {own === null ? t('Default') : t('Set by this clinic')}
          </Badge>
          {own !== null && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('Use the default: {setting}', { setting: label })}
              onClick={() => onChange(null)}
            >
              {t('Use the default')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
};

/** Ties a setting to its field of the form, by its name. */
export const settingsIn =
  <Values extends object, Own extends { [Field in keyof Values]: Values[Field] | null }>(
    form: UseFormReturnType<Own>,
    defaults: Values,
  ) =>
  <Field extends keyof Values & SettingName>(field: Field) => {
    const { onChange, error } = form.getInputProps(field);
    return {
      name: field,
      label: settingNames[field],
      own: form.values[field],
      fallback: defaults[field],
      onChange,
      error,
    };
  };
