import { Button, Drawer, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormField } from '../../../shared/clinic/forms/definition.ts';
import type { FilledForm } from '../../../shared/clinic/forms/filled-forms.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { LoadMore } from '../../ui/tables/LoadMore.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { answerInWords } from './answer-words.ts';
import { takeOver } from './use-filling.ts';

type Props = { form: FilledForm; field: FormField; isClosed: boolean };

const History = ({ form, field, isClosed }: Props) => {
  const formats = useFormats();
  const pages = usePages(api.filledForms.history, { id: form.id, field: field.key });
  const now = form.answers.find(answer => answer.field === field.key);
  const useAgain = (value: NonNullable<typeof pages.items>[number]['value']) =>
    void trpc.filledForms.save
      .mutate({ id: form.id, field: field.key, value, base: now?.revision ?? 0 })
      .then(saved => {
        takeOver(form.id, saved);
        return pages.refetch();
      })
      .catch(tellFailure);
  return (
    <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
      {pages.items?.map(({ revision, value, by, at }) => (
        <li key={revision}>
          <Text size="xs" c="dimmed">
            {t('{name}, {moment}', { name: by ?? t('Someone'), moment: formats.moment(at) })}
          </Text>
          <Group gap="xs" justify="space-between" align="flex-start" wrap="nowrap">
            <Text size="sm" className="as-written" style={{ whiteSpace: 'pre-line' }}>
              {answerInWords(field, value, formats)}
            </Text>
            {!isClosed && revision !== now?.revision && (
              <Button
                size="compact-xs"
                variant="default"
                style={{ flex: 'none' }}
                onClick={() => useAgain(value)}
              >
                {t('Use again')}
              </Button>
            )}
          </Group>
        </li>
      ))}
      {pages.hasNextPage && <LoadMore pages={pages} size="compact-sm" />}
    </Stack>
  );
};

const Comments = ({ form, field, isClosed }: Props) => {
  const { moment } = useFormats();
  const [text, setText] = useState('');
  const said = useMutation(
    api.filledForms.comment.mutationOptions({ onSuccess: () => setText(''), onError: tellFailure }),
  );
  const { mutate: settle } = useMutation(
    api.filledForms.settleComment.mutationOptions({ onError: tellFailure }),
  );
  return (
    <Stack gap="xs">
      {form.comments
        .filter(comment => comment.field === field.key)
        .map(comment => (
          <div key={comment.id}>
            <Text size="xs" c="dimmed">
              {t('{name}, {moment}', { name: comment.by ?? t('Someone'), moment: moment(comment.at) })}
            </Text>
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {comment.text}
            </Text>
            {comment.settledAt ? (
              <Text size="xs">{t('Done')}</Text>
            ) : (
              !isClosed && (
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => settle({ id: form.id, comment: comment.id })}
                >
                  {t('Mark as done')}
                </Button>
              )
            )}
          </div>
        ))}
      {!isClosed && (
        <>
          <Textarea
            label={t('New comment')}
            autosize
            minRows={2}
            value={text}
            onChange={event => setText(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button
              size="compact-sm"
              disabled={text.trim() === ''}
              loading={said.isPending}
              onClick={() => said.mutate({ id: form.id, field: field.key, text })}
            >
              {t('Comment')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
};

/** Who answered a field what and when, and what people say about it (FM40, FM53). */
export const AboutField = ({
  field,
  onClose,
  ...props
}: Omit<Props, 'field'> & { field: FormField | undefined; onClose: () => void }) => (
  <Drawer opened={field !== undefined} onClose={onClose} title={field?.label ?? ''}>
    {field && (
      <Stack gap="md">
        <Title order={3} size="h6">
          {t('Comments')}
        </Title>
        <Comments {...props} field={field} />
        <Title order={3} size="h6">
          {t('All answers')}
        </Title>
        <History {...props} field={field} />
      </Stack>
    )}
  </Drawer>
);
