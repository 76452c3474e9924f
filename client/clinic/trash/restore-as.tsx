import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { failureOf } from '../../ui/failure/failure.ts';
import { ask } from '../../ui/forms/ask.tsx';

/** What a record comes back under, where another one has its number or short name by now. */
export type RestoredAs = { field: string; label: string; question: string; mayBeNone?: boolean };

/** Asks for another one, and tries again with that (K19); undefined when the person would rather not. */
export const restoredAs = async <T,>(
  work: (change?: Record<string, string | null>) => Promise<T>,
  as: RestoredAs,
): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    const { code, message } = failureOf(error);
    if (code !== 'CONFLICT') throw error;
    const value = await ask<string | null>({
      title: as.question,
      size: 'sm',
      render: (give, cancel) => <AnotherForm message={message} {...as} onGiven={give} onCancel={cancel} />,
    });
    return value === undefined ? undefined : work({ [as.field]: value });
  }
};

type Props = RestoredAs & { message: string; onGiven: (value: string | null) => void; onCancel: () => void };

const AnotherForm = ({ message, label, mayBeNone = false, onGiven, onCancel }: Props) => {
  const [value, setValue] = useState('');
  const typed = value.trim();
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        if (typed || mayBeNone) onGiven(typed || null);
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{message}</Text>
        <TextInput
          label={label}
          description={mayBeNone ? t('Leave it empty for none.') : undefined}
          withAsterisk={!mayBeNone}
          data-autofocus
          value={value}
          onChange={event => setValue(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('Leave it in the trash')}
          </Button>
          <Button type="submit">{t('Restore')}</Button>
        </Group>
      </Stack>
    </form>
  );
};
