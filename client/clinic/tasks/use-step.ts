import { useMutation } from '@tanstack/react-query';
import type { TaskRow, TaskStatus } from '../../../shared/clinic/tasks.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { offerUndo, tellFailure } from '../../ui/failure/offer-undo.tsx';
import { taskStatuses } from './task-words.ts';

/** Says how far a task is, and lets it be taken back. */
export const useStep = () => {
  const { mutateAsync: step } = useMutation(api.tasks.step.mutationOptions());
  const go = async ({ id, version, title, status: before }: TaskRow, status: TaskStatus) => {
    const stepped = await step({ id, version, status });
    offerUndo(t('{name}: {status}', { name: title, status: taskStatuses[status].label }), () =>
      step({ id, version: stepped.version, status: before }),
    );
  };
  return (task: TaskRow, status: TaskStatus): void => void go(task, status).catch(tellFailure);
};
