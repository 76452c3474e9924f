import { Button, FileButton, Progress, Stack, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { type FileOwner, MOST_BYTES } from '../../../shared/clinic/attachments.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { attachFile } from './attach-file.ts';

type Props = { owner: FileOwner; onSent: () => void };

const megabytes = MOST_BYTES / 1_000_000;

/** Where files are dropped, or chosen with the keyboard. One after the other, so that the rest is not lost to one that is refused. */
export const AttachBox = ({ owner, onSent }: Props) => {
  const [percent, setPercent] = useState<number>();
  const [failure, setFailure] = useState<Failure>();
  const [isOver, setOver] = useState(false);
  const isBusy = percent !== undefined;

  const attach = async (files: File[]) => {
    setFailure(undefined);
    for (const file of files) {
      setPercent(0);
      try {
        await attachFile(owner, file, setPercent);
      } catch (error) {
        const told = failureOf(error);
        const message = told.fields?.size ?? told.fields?.name ?? told.message;
        setFailure({ ...told, message: t('{name}: {message}', { name: file.name.slice(0, 200), message }) });
      }
      onSent();
    }
    setPercent(undefined);
  };
  const over = (event: DragEvent, next: boolean) => {
    event.preventDefault();
    setOver(next);
  };

  return (
    <Stack
      gap="xs"
      className="attach-box"
      data-over={isOver || undefined}
      onDragOver={event => over(event, true)}
      onDragLeave={event => over(event, false)}
      onDrop={event => {
        over(event, false);
        if (!isBusy) void attach([...event.dataTransfer.files]);
      }}
    >
      <FileButton multiple onChange={files => void attach(files)}>
        {props => (
          <Button
            {...props}
            variant="default"
            loading={isBusy}
            leftSection={<IconPaperclip size={18} aria-hidden />}
          >
            {t('Attach files')}
          </Button>
        )}
      </FileButton>
      <Text size="xs" c="dimmed">
        {owner.requestId
          ? t(
              'Or drop them here. Pictures, PDF and plain text, at most {megabytes} MB each. Nobody can open a file before it is checked, and the patient does not see it.',
              { megabytes },
            )
          : t(
              'Or drop them here. Pictures, PDF and plain text, at most {megabytes} MB each. Nobody can open a file before it is checked.',
              { megabytes },
            )}
      </Text>
      <FailureAlert failure={failure} />
      {isBusy && <Progress value={percent} aria-label={t('Progress of sending the file')} />}
    </Stack>
  );
};
