import { useMutation } from '@tanstack/react-query';
import type { TaskRow, TaskStatus } from '../../../shared/clinic/tasks.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { offerUndo, tellFailure } from '../../ui/failure/offer-undo.tsx';
import { steppedSentence } from './stepped-sentence.ts';

/** Says how far a task is, and lets it be taken back. */
export const useStep = () => {
  const { mutateAsync: step } = useMutation(api.tasks.step.mutationOptions());
  const { date } = useFormats();
  const go = async (task: TaskRow, status: TaskStatus) => {
    const { id, version, status: before } = task;
    const stepped = await step({ id, version, status });
    offerUndo(steppedSentence(task, stepped, status, date), () =>
      step({ id, version: stepped.version, status: before }),
    );
  };
  return (task: TaskRow, status: TaskStatus): void => void go(task, status).catch(tellFailure);
};
