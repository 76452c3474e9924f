import { useMutation } from '@tanstack/react-query';
import type { DistinctPatients } from '../../../shared/clinic/distinct-patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { offerUndo } from '../../ui/failure/offer-undo.tsx';

/** Remembers that two who are alike are two people, so that nobody is asked again (P6). */
export const useTellApart = () =>
  useMutation({
    mutationFn: (pair: { patientId: string; otherId: string }) =>
      trpc.distinctPatients.tellApart.mutate(pair),
    onSuccess: ({ id, version }) =>
      offerUndo(t('It is remembered that they are two people.'), () =>
        trpc.distinctPatients.trash.mutate({ id, version }),
      ),
  });

export const useTakeForOne = () =>
  useMutation({
    mutationFn: ({ id, version }: Pick<DistinctPatients, 'id' | 'version'>) =>
      trpc.distinctPatients.trash.mutate({ id, version }),
    onSuccess: ({ id }) =>
      offerUndo(t('They may be one person again.'), () => trpc.distinctPatients.restore.mutate({ id })),
  });
