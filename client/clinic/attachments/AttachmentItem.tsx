import { ActionIcon, Anchor, Group, Paper, Stack, Text, Tooltip } from '@mantine/core';
import { IconFile, IconFileText, IconPhoto, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Attachment } from '../../../shared/clinic/attachments.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { attachmentStatuses, reasonOf, sizeInWords } from './attachment-words.ts';

type Props = {
  attachment: Attachment;
  formats: Formats;
  /** Puts it into the trash, where whoever looks at it may. */
  remove: (() => void) | undefined;
};

/** How often a picture that does not come is asked for anew: its link may have ended on the way (RQ16). */
const ATTEMPTS = 3;

const Picture = ({ attachment: { id, kind, hasPreview } }: Pick<Props, 'attachment'>) => {
  const [attempt, setAttempt] = useState(0);
  if (hasPreview && attempt < ATTEMPTS)
    return (
      <img
        className="attachment-preview"
        src={`/attachments/${id}/preview${attempt ? `?again=${attempt}` : ''}`}
        alt=""
        onError={() => setAttempt(attempt + 1)}
      />
    );
  const Icon = kind === 'pdf' || kind === 'text' ? IconFileText : hasPreview ? IconPhoto : IconFile;
  return (
    <div className="attachment-preview" aria-hidden>
      <Icon size={24} />
    </div>
  );
};

/** Asked for before the page leaves for it, so that a refusal is told here. */
const open = (id: string): Promise<void> =>
  trpc.attachments.link.query({ id }).then(({ path }) => window.location.assign(path), tellFailure);

/** A file with what the check says of it; only one that passed is a link. */
export const AttachmentItem = ({ attachment, formats, remove }: Props) => {
  const { id, name, size, status, author, createdAt, sameAs, finding } = attachment;
  const reason = reasonOf(attachment);
  return (
    <Paper component="li" withBorder p="sm">
      <Group wrap="nowrap" align="flex-start" gap="sm">
        {status === 'clean' && <Picture attachment={attachment} />}
        <Stack gap={2} style={{ flex: 1, minWidth: 0 }}>
          {status === 'clean' ? (
            <Anchor
              size="sm"
              fw={500}
              className="as-written"
              href={`/attachments/${id}/original`}
              onClick={event => {
                event.preventDefault();
                void open(id);
              }}
            >
              <bdi>{name}</bdi>
            </Anchor>
          ) : (
            <Text size="sm" fw={500} className="as-written">
              <bdi>{name}</bdi>
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {sizeInWords(size, formats)} · <bdi>{author}</bdi>,{' '}
            <span className="numeric">{formats.moment(createdAt)}</span>
          </Text>
          <Status {...attachmentStatuses[status]} />
          {reason && <Text size="xs">{reason}</Text>}
          {finding && (
            <Text size="xs" c="dimmed">
              {t('Found: {finding}', { finding })}
            </Text>
          )}
          {sameAs && <Text size="xs">{t('The same file is attached here already.')}</Text>}
        </Stack>
        {remove && (
          <Tooltip label={t('Remove')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('Remove {name}', { name })}
              onClick={remove}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
    </Paper>
  );
};
