import { Button, Group, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { NewTaskItem } from '../../../shared/clinic/task-items.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { ChecklistLine } from './ChecklistLine.tsx';

type Props = { taskId: string; mayWrite: boolean };

/** What a task is made of, line by line. Each change of it is kept at once. */
export const Checklist = ({ taskId, mayWrite }: Props) => {
  const formats = useFormats();
  const { data, error, refetch } = useQuery(api.tasks.get.queryOptions({ id: taskId }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={80} aria-busy="true" aria-label={t('The checklist is loading')} />;
  const { items, linesDone } = data;
  const idAt = (n: number) => items[n]?.id ?? null;
  return (
    <Stack gap="xs" component="section" aria-labelledby="checklist">
      <Group gap="xs" align="baseline">
        <Title order={3} size="h5" id="checklist">
          {t('Checklist')}
        </Title>
        {items.length > 0 && (
          <Text size="sm" c="dimmed" className="numeric">
            {t('{done} of {lines} done', { done: linesDone, lines: items.length })}
          </Text>
        )}
      </Group>
      {items.length > 0 && (
        <Stack component="ol" gap={4} className="bare-list" aria-labelledby="checklist">
          {items.map((item, n) => (
            <ChecklistLine
              key={item.id}
              {...{ item, formats, mayWrite }}
              up={n > 0 ? { belowItemId: idAt(n - 2) } : undefined}
              down={n < items.length - 1 ? { belowItemId: idAt(n + 1) ?? item.id } : undefined}
            />
          ))}
        </Stack>
      )}
      {mayWrite && <NewLine taskId={taskId} />}
    </Stack>
  );
};

const Written = z.strictObject({ text: NewTaskItem.shape.text });

const NewLine = ({ taskId }: { taskId: string }) => {
  const { mutateAsync: add } = useMutation(api.taskItems.add.mutationOptions());
  const { form, submit, failure } = useSentForm({
    start: { text: '' },
    validate: schemaResolver(Written, { sync: true }),
    send: async ({ text }) => {
      await add({ taskId, text });
      form.setFieldValue('text', '');
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <FailureAlert failure={failure} />
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <TextInput
          flex={1}
          aria-label={t('New line of the checklist')}
          placeholder={t('New line of the checklist')}
          {...form.getInputProps('text')}
        />
        <Button type="submit" variant="default" loading={form.submitting}>
          {t('Add line')}
        </Button>
      </Group>
    </form>
  );
};
