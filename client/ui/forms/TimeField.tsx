import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../formats/formats.ts';

type Props = Omit<TextInputProps, 'value' | 'onChange' | 'onBlur' | 'defaultValue' | 'error'> & {
  formats: Pick<Formats, 'readTime' | 'writeTime'>;
  /** `HH:MM`, or whatever was typed that is no time: its contract refuses that. */
  value?: string | undefined;
  onChange?: (value: string) => void;
  onBlur?: (event: unknown) => void;
  error?: unknown;
};

/** A time of day, typed and shown by the clinic's clock (FD19); what is no time stays in the field with an error. */
export const TimeField = ({ formats, value = '', onChange, onBlur, error, ...look }: Props) => {
  const { readTime, writeTime } = formats;
  const [typed, setTyped] = useState<string>();
  const isUnread = value !== '' && readTime(value) !== value;
  const unread = t('Please enter a time, such as {time}.', { time: writeTime('14:30') });
  return (
    <TextInput
      maxLength={9}
      {...look}
      value={typed ?? writeTime(value)}
      onChange={event => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange?.(readTime(text) ?? text.trim());
      }}
      onBlur={event => {
        setTyped(undefined);
        onBlur?.(event);
      }}
      error={isUnread && (typed === undefined || error) ? unread : (error as string)}
    />
  );
};
