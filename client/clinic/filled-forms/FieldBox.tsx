import { ActionIcon, Alert, Box, Button, Group, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { memo } from 'react';
import type { FormField } from '../../../shared/clinic/forms/definition.ts';
import type { FormAnswer } from '../../../shared/clinic/forms/filled-forms.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { AnswerInput } from './AnswerInput.tsx';
import type { AnswerSaver, Typed } from './answer-saver.ts';
import { answerInWords } from './answer-words.ts';
import { takeOver } from './use-filling.ts';

type Props = {
  formId: string;
  field: FormField;
  answer: FormAnswer | undefined;
  rivals: FormAnswer[];
  typed: Typed | undefined;
  /** So many comments on it wait for an answer. */
  comments: number;
  isClosed: boolean;
  saver: AnswerSaver;
  onAbout: (field: FormField) => void;
};

export const inputId = (field: string): string => `answer-${field}`;

const states = {
  held: undefined,
  waiting: t('Not saved yet'),
  saving: t('Saving …'),
  unreachable: t('Not saved: trying again'),
  wrong: t('Not saved'),
} as const;

/** One field: its input, whether it is saved, and what somebody else answered at the same time (FM29). */
export const FieldBox = memo((props: Props) => {
  const { formId, field, answer, rivals, typed, comments, isClosed, saver, onAbout } = props;
  const formats = useFormats();
  const value = typed ? typed.value : (answer?.value ?? null);
  const base = answer?.revision ?? 0;
  const settle = async ({ revision }: FormAnswer, take: boolean) => {
    try {
      const saved = await trpc.filledForms.settle.mutate({ id: formId, field: field.key, revision, take });
      saver.forget(field.key);
      takeOver(formId, saved);
    } catch (error) {
      tellFailure(error);
    }
  };
  // Said beside the field, which keeps what one has in it (FM30).
  const isOther = typed && typed.base !== base && typed.state !== 'saving' && answer;
  const said =
    (typed && states[typed.state]) ??
    (answer && t('{name}, {moment}', { name: answer.by ?? t('Someone'), moment: formats.moment(answer.at) }));

  return (
    <Box className="form-field" data-field={field.key}>
      <AnswerInput
        id={inputId(field.key)}
        {...{ field, value, isClosed }}
        fault={typed?.fault}
        onEnter={() => saver.enter(field, answer?.value ?? null, base)}
        onChange={given => saver.type(field, given, { base })}
        onLeave={() => saver.leave(field.key)}
      />
      <Group gap="xs" mt={2} mih={22}>
        <Text size="xs" c="dimmed">
          {said ?? ''}
        </Text>
        {(answer || comments > 0) && (
          <ActionIcon
            size="sm"
            aria-label={t('History and comments of {field}', { field: field.label })}
            onClick={() => onAbout(field)}
          >
            <IconHistory size={14} aria-hidden />
          </ActionIcon>
        )}
        {comments > 0 && (
          <Text size="xs">
            {t('{count, plural, one {# comment} other {# comments}}', { count: comments })}
          </Text>
        )}
      </Group>
      {isOther && (
        <Alert mt={4} p="xs" color="yellow">
          {t('{name} has changed this meanwhile: {answer}', {
            name: answer.by ?? t('Someone'),
            answer: answerInWords(field, answer.value, formats),
          })}
        </Alert>
      )}
      {rivals.map(rival => (
        <fieldset
          key={rival.revision}
          className="bare"
          aria-label={t('Another answer to {field}', { field: field.label })}
        >
          <Alert mt={4} p="xs" color="yellow">
            <Text size="sm" className="as-written">
              {t('{name} answered at the same time, {moment}:', {
                name: rival.by ?? t('Someone'),
                moment: formats.moment(rival.at),
              })}{' '}
              <b>{answerInWords(field, rival.value, formats)}</b>
            </Text>
            {!isClosed && (
              <Group gap="xs" mt={6}>
                <Button size="compact-sm" onClick={() => void settle(rival, true)}>
                  {t('Take this')}
                </Button>
                <Button size="compact-sm" variant="default" onClick={() => void settle(rival, false)}>
                  {t('Keep what is there')}
                </Button>
              </Group>
            )}
          </Alert>
        </fieldset>
      ))}
    </Box>
  );
});
