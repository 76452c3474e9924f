import { Checkbox, Group, Menu, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { startTransition, useOptimistic } from 'react';
import type { TaskItem } from '../../../shared/clinic/task-items.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api, trpc } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { EditableCell } from '../../ui/tables/EditableCell.tsx';
import { RowMenu } from '../../ui/tables/RowMenu.tsx';
import { useTrash } from '../records/use-trash.ts';

type Props = {
  item: TaskItem;
  /** Below which lines it goes by a step up and by a step down, where there is one. */
  up: { belowItemId: string | null } | undefined;
  down: { belowItemId: string } | undefined;
  formats: Formats;
  mayWrite: boolean;
};

const icon = { size: 16, 'aria-hidden': true } as const;

/** One line: ticked, renamed and moved by itself, so that nothing of the others is sent along (RQ35). */
export const ChecklistLine = ({ item, up, down, formats, mayWrite }: Props) => {
  const { id, version, text, doneAt, doneBy } = item;
  const { mutateAsync: sendTick } = useMutation(api.taskItems.tick.mutationOptions());
  const move = useMutation(api.taskItems.move.mutationOptions({ onError: tellFailure }));
  const rename = useMutation(api.taskItems.rename.mutationOptions());
  const trash = useTrash(null, trpc.taskItems, (line: TaskItem) => line.text);
  // A box that shows the tick only once the server has it looks, on a slow line, as if the click had missed it.
  const [isDone, showDone] = useOptimistic(doneAt !== null);
  const tick = (isTicked: boolean) =>
    startTransition(async () => {
      showDone(isTicked);
      await sendTick({ id, isDone: isTicked }).catch(tellFailure);
    });
  return (
    <Group component="li" gap="xs" wrap="nowrap" align="flex-start">
      <Checkbox
        mt={6}
        aria-label={text}
        checked={isDone}
        disabled={!mayWrite}
        onChange={({ currentTarget }) => tick(currentTarget.checked)}
      />
      <div className="checklist-text" data-done={isDone || undefined}>
        {mayWrite ? (
          <EditableCell
            label={t('Line {text}', { text })}
            value={text}
            shown={text}
            save={next => rename.mutateAsync({ id, version, text: next })}
          >
            {({ onChange, ...input }) => (
              <TextInput {...input} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
            )}
          </EditableCell>
        ) : (
          <Text size="sm" py={4}>
            {text}
          </Text>
        )}
        {doneAt && (
          <Text size="xs" c="dimmed">
            {[formats.moment(doneAt), ...(doneBy ? [doneBy.name] : [])].join(', ')}
          </Text>
        )}
      </div>
      {mayWrite && (
        <RowMenu label={t('Actions for {name}', { name: text })}>
          <Menu.Item
            leftSection={<IconArrowUp {...icon} />}
            disabled={!up}
            onClick={() => up && move.mutate({ id, version, ...up })}
          >
            {t('Further up')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowDown {...icon} />}
            disabled={!down}
            onClick={() => down && move.mutate({ id, version, ...down })}
          >
            {t('Further down')}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => trash.moveToTrash(item)}>
            {t('Move to trash')}
          </Menu.Item>
        </RowMenu>
      )}
    </Group>
  );
};
