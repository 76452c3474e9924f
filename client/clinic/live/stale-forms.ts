import type { Query, QueryClient } from '@tanstack/react-query';
import type { FormTold } from '../../../shared/clinic/live.ts';
import { api } from '../../trpc.ts';

/** Asks again for the forms on the screen that others have filled in meanwhile, and no more: each look at a patient is recorded. */
export const refetchForms = async (client: QueryClient, told: FormTold[]): Promise<void> => {
  const shown = told.flatMap(({ id, version }) => {
    const queryKey = api.filledForms.get.queryKey({ id });
    const known = client.getQueryData(queryKey);
    return known && known.version < version ? [client.invalidateQueries({ queryKey })] : [];
  });
  const isOfThese = ({ queryKey: [, asked] }: Query) =>
    told.some(({ patientId }) => patientId === Object(Object(asked).input).patientId);
  await Promise.all([
    ...shown,
    client.invalidateQueries({ ...api.filledForms.list.pathFilter(), predicate: isOfThese }),
  ]);
};
