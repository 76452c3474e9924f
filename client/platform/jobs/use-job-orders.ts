import { useMutation } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { offerUndo, tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { consoleApi } from '../connection/console-api.ts';
import { jobNames } from '../connection/console-words.ts';
import { useOperatorMay } from '../connection/operator.ts';

/** What an operator may want of a job; null for those who may want nothing. */
export const useJobOrders = () => {
  const mayControl = useOperatorMay()('jobs:control');
  const { mutateAsync: order } = useMutation(consoleApi.jobs.run.mutationOptions());
  const { mutateAsync: pause } = useMutation(consoleApi.jobs.pause.mutationOptions());
  if (!mayControl) return null;
  const run = async (job: string) => {
    await order({ job });
    tellSuccess(t('It will run within seconds.'));
  };
  const pauseOrNot = async (job: string, paused: boolean) => {
    await pause({ job, paused });
    const name = jobNames[job] ?? job;
    offerUndo(paused ? t('Paused: {name}', { name }) : t('Going on: {name}', { name }), () =>
      pause({ job, paused: !paused }),
    );
  };
  return {
    run: (job: string) => void run(job).catch(tellFailure),
    pause: (job: string, paused: boolean) => void pauseOrNot(job, paused).catch(tellFailure),
  };
};

export type JobOrders = NonNullable<ReturnType<typeof useJobOrders>>;
