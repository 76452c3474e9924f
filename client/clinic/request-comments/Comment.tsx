import { Badge, Button, Group, Paper, Spoiler, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RequestComment } from '../../../shared/clinic/request-comments.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import type { Formats } from '../../ui/formats/formats.ts';

type Props = { comment: RequestComment; formats: Formats; mayWrite: boolean };

/** Who reads it is told by word, frame and colour (RQ22). */
export const Comment = ({ comment, formats, mayWrite }: Props) => {
  const { side, audience, author, text, createdAt, former, isOwn } = comment;
  const [draft, setDraft] = useState<string>();
  return (
    <Paper
      component="li"
      withBorder
      p="sm"
      className="thread-message comment"
      data-own={side === 'clinic' || undefined}
      data-audience={audience}
    >
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">
          <bdi>{author ?? t('The patient')}</bdi>,{' '}
          <span className="numeric">{formats.moment(createdAt)}</span>
        </Text>
        <Badge size="xs" variant="default">
          {audience === 'internal' ? t('Internal') : t('The patient reads it')}
        </Badge>
      </Group>
      {draft === undefined ? (
        <Text size="sm" className="written" dir="auto">
          {text}
        </Text>
      ) : (
        <Correction {...{ comment, draft, setDraft }} />
      )}
      {former.length > 0 && (
        <Spoiler
          maxHeight={0}
          showLabel={t('Corrected: show what it said')}
          hideLabel={t('Hide what it said')}
        >
          {former.map(({ text: said, until }) => (
            <Text key={until} size="xs" c="dimmed" className="written" dir="auto">
              {t('Until {moment}:', { moment: formats.moment(until) })} {said}
            </Text>
          ))}
        </Spoiler>
      )}
      {mayWrite && isOwn && draft === undefined && (
        <Button variant="subtle" size="compact-xs" onClick={() => setDraft(text)}>
          {t('Correct it')}
        </Button>
      )}
    </Paper>
  );
};

type CorrectionProps = {
  comment: RequestComment;
  draft: string;
  setDraft: (draft: string | undefined) => void;
};

const Correction = ({ comment: { id, version }, draft, setDraft }: CorrectionProps) => {
  const correct = useMutation(
    api.requestComments.correct.mutationOptions({
      onSuccess: () => setDraft(undefined),
      onError: tellFailure,
    }),
  );
  return (
    <Stack gap="xs" mt={4}>
      <Textarea
        aria-label={t('What it is to say')}
        autosize
        minRows={2}
        dir="auto"
        value={draft}
        onChange={event => setDraft(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button
          size="compact-xs"
          loading={correct.isPending}
          disabled={!draft.trim()}
          onClick={() => correct.mutate({ id, version, text: draft })}
        >
          {t('Save the correction')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => setDraft(undefined)}>
          {t('Leave it as it is')}
        </Button>
      </Group>
    </Stack>
  );
};
