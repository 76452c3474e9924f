import { Box, Button, Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import type { Pages } from '../../ui/tables/use-pages.ts';

type Shown = { id: string; text: string; at: string; readAt: string | null };

type Props<Message> = {
  label: string;
  formats: Formats;
  /** The newest message first, as lists answer. */
  pages: Pages<Message>;
  shownOf: (message: Message) => Shown & { who: string; isOwn: boolean };
  actionOf?: ((message: Message) => ReactNode) | undefined;
};

/** What two sides wrote to each other: the newest message last, next to where one goes on writing. */
export const Thread = <Message,>({ label, formats, pages, shownOf, actionOf }: Props<Message>) => (
  <>
    {pages.hasNextPage && (
      <Button
        variant="subtle"
        size="compact-sm"
        loading={pages.isFetchingNextPage}
        onClick={() => void pages.fetchNextPage()}
      >
        {t('Earlier messages')}
      </Button>
    )}
    <ol className="thread" aria-label={label}>
      {pages.items?.toReversed().map(message => {
        const { id, who, isOwn, text, at, readAt } = shownOf(message);
        return (
          <Paper
            key={id}
            component="li"
            withBorder
            p="sm"
            className="thread-message"
            data-own={isOwn || undefined}
          >
            <Text size="xs" c="dimmed">
              <bdi>{who}</bdi>, <span className="numeric">{formats.moment(at)}</span>
            </Text>
            <Text size="sm" className="written" dir="auto">
              {text}
            </Text>
            {isOwn && (
              <Group justify="space-between" gap="xs" mt={4}>
                <Text size="xs" c="dimmed">
                  {readAt ? t('Read on {moment}', { moment: formats.moment(readAt) }) : t('Not read yet')}
                </Text>
                <Box>{actionOf?.(message)}</Box>
              </Group>
            )}
          </Paper>
        );
      })}
    </ol>
  </>
);
