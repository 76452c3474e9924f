import { useMutation } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import type { FlagView } from '../../../shared/platform/console-flags.ts';
import { offerUndo, tellFailure } from '../../ui/failure/offer-undo.tsx';
import { consoleApi } from '../connection/console-api.ts';

/** Takes a feature from all clinics but those that are named, at once, and can be taken back itself. */
export const useRollBack = () => {
  const { mutateAsync: set } = useMutation(consoleApi.flags.set.mutationOptions());
  const rollBack = async ({ key, percentage, onFor }: FlagView) => {
    await set({ key, percentage: 0 });
    const told =
      onFor.length > 0
        ? t(
            '{name} is rolled back, except for {count, plural, one {# clinic} other {# clinics}} that it is always on for.',
            {
              name: key,
              count: onFor.length,
            },
          )
        : t('{name} is rolled back: no clinic has it.', { name: key });
    offerUndo(told, () => set({ key, percentage }));
  };
  return (flag: FlagView): void => void rollBack(flag).catch(tellFailure);
};
