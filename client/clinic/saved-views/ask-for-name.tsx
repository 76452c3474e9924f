import { Button, Group, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { SavedView } from '../../../shared/clinic/saved-views.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ask } from '../../ui/forms/ask.tsx';

type Question = {
  title: string;
  submitLabel: string;
  /** What it is called so far. */
  name?: string;
  /** What other views of the list are called. */
  taken: string[];
};

type Props = Omit<Question, 'title'> & { onNamed: (name: string) => void; onCancel: () => void };

const NameForm = ({ submitLabel, name = '', taken, onNamed, onCancel }: Props) => {
  const isTaken = (typed: string) => taken.some(other => other.toLowerCase() === typed.toLowerCase());
  const Named = SavedView.pick({ name: true }).extend({
    name: SavedView.shape.name.refine(
      typed => !isTaken(typed),
      t('You have a view of this name here already.'),
    ),
  });
  const form = useForm({ initialValues: { name }, validate: schemaResolver(Named, { sync: true }) });
  return (
    <form onSubmit={form.onSubmit(values => onNamed(values.name.trim()))} noValidate>
      <Stack gap="sm">
        <TextInput label={t('Name')} withAsterisk data-autofocus {...form.getInputProps('name')} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('Cancel')}
          </Button>
          <Button type="submit">{submitLabel}</Button>
        </Group>
      </Stack>
    </form>
  );
};

/** Asks what a view is to be called; undefined where it is not to be called anything after all. */
export const askForName = ({ title, ...question }: Question): Promise<string | undefined> =>
  ask<string>({
    title,
    size: 'sm',
    render: (give, cancel) => <NameForm {...question} onNamed={give} onCancel={cancel} />,
  });
