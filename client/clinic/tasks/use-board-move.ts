import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TaskRow } from '../../../shared/clinic/tasks.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { readingKey } from '../../i18n/reading-direction.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { offerUndo, tellFailure } from '../../ui/failure/offer-undo.tsx';
import { followPointer } from '../calendar-move/follow-pointer.ts';
import {
  belowWhich,
  type Columns,
  isArrow,
  type Spot,
  spotOf,
  spotUnder,
  stepped,
  withMoved,
} from './board.ts';
import { steppedSentence } from './stepped-sentence.ts';

type Carried = { task: TaskRow; by: 'pointer' | 'keys' | 'sent'; spot: Spot };

/**
 * Carries a task to another place of the board, by pointer or by keys. It stands there at once; what is sent is the one task,
 * below which other it is, and the version that was looked at (RQ34).
 */
export const useBoardMove = (kept: Columns) => {
  const [carried, setCarried] = useState<Carried>();
  const stop = useRef<() => void>(undefined);
  const refocused = useRef<string>(undefined);
  const { date } = useFormats();
  const queries = useQueryClient();
  const { mutateAsync: move } = useMutation(api.tasks.move.mutationOptions());
  const latest = useRef(kept);
  useLayoutEffect(() => {
    latest.current = kept;
  });
  useEffect(() => () => stop.current?.(), []);
  // A card that is drawn anew in another column would drop the keyboard.
  useEffect(() => {
    const id = refocused.current;
    if (!id || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-task="${id}"] button`)?.focus();
    if (!carried) refocused.current = undefined;
  });

  const send = async ({ task, spot }: Pick<Carried, 'task' | 'spot'>) => {
    const { id, version, title, status } = task;
    const origin = spotOf(latest.current, id);
    const belowTaskId = belowWhich(latest.current, task, spot);
    if (!origin || (origin.status === spot.status && origin.index === spot.index))
      return setCarried(undefined);
    const before = { id, status, belowTaskId: belowWhich(latest.current, task, origin) };
    setCarried({ task, spot, by: 'sent' });
    try {
      const moved = await move({ id, version, status: spot.status, belowTaskId });
      const sentence =
        status === spot.status
          ? t('{name} is in another place.', { name: title })
          : steppedSentence(task, moved, spot.status, date);
      offerUndo(sentence, () => move({ ...before, version: moved.version }));
    } catch (error) {
      tellFailure(error);
      // Whatever was in the way is to be seen.
      await queries.invalidateQueries();
    } finally {
      setCarried(undefined);
    }
  };

  const take = (event: PointerEvent<HTMLElement>, task: TaskRow) => {
    const spot = spotOf(kept, task.id);
    if (event.button !== 0 || !event.isPrimary || carried || !spot) return;
    const aim = (at: { x: number; y: number }) => spotUnder(at, task.id);
    stop.current = followPointer(event.nativeEvent, {
      onBegin: () => setCarried({ task, by: 'pointer', spot }),
      onFrame: at => {
        const next = aim(at);
        if (next)
          setCarried(now =>
            now && (now.spot.status !== next.status || now.spot.index !== next.index)
              ? { ...now, spot: next }
              : now,
          );
      },
      onDrop: at => {
        const target = aim(at);
        if (target) void send({ task, spot: target });
        else setCarried(undefined);
      },
      onCancel: () => setCarried(undefined),
    });
  };

  const press = (event: KeyboardEvent, task: TaskRow) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const origin = spotOf(kept, task.id);
    if (!carried && event.key === 'm' && origin) {
      refocused.current = task.id;
      return setCarried({ task, by: 'keys', spot: origin });
    }
    if (carried?.by !== 'keys' || carried.task.id !== task.id) return;
    const key = readingKey(event.key);
    if (!isArrow(key) && key !== 'Enter' && key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    const spot = stepped(kept, task, carried.spot, key);
    if (key === 'Escape') setCarried(undefined);
    else if (key === 'Enter') void send(carried);
    else if (spot) setCarried({ ...carried, spot });
  };

  const columns = carried ? withMoved(kept, carried.task, carried.spot) : kept;
  return { columns, carried, take, press };
};
