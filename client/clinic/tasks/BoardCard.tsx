import { Group, Paper, Text, UnstyledButton } from '@mantine/core';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import type { TaskRow } from '../../../shared/clinic/tasks.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { Due, notesOf } from './task-columns.tsx';

type Props = {
  task: TaskRow;
  date: Formats['date'];
  isCarried: boolean;
  onOpen: () => void;
  /** Absent for whoever may only look. */
  onTake: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  onPress: ((event: KeyboardEvent) => void) | undefined;
  menu: ReactNode;
};

/** A task on the board. */
export const BoardCard = ({ task, date, isCarried, onOpen, onTake, onPress, menu }: Props) => {
  const notes = notesOf(task);
  return (
    <Paper
      component="li"
      withBorder
      p="xs"
      className="board-card"
      data-task={task.id}
      data-carried={isCarried || undefined}
      onPointerDown={onTake}
    >
      <Group gap={4} wrap="nowrap" align="flex-start" justify="space-between">
        <UnstyledButton
          className="board-title"
          aria-keyshortcuts={onPress && 'm'}
          onKeyDown={onPress}
          onClick={onOpen}
        >
          {task.title}
        </UnstyledButton>
        {menu}
      </Group>
      {notes && (
        <Text size="xs" c="dimmed">
          {notes}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {task.dueOn && <Due task={task} date={date} />}
        {task.dueOn && ' · '}
        {task.assignee?.name ?? t('Nobody yet')}
      </Text>
    </Paper>
  );
};
