import { useDebouncedValue } from '@mantine/hooks';
import { skipToken, useQuery } from '@tanstack/react-query';
import { type AlikePatients, AlikeQuery } from '../../../shared/clinic/patients.ts';
import { api } from '../../trpc.ts';

type Known = Partial<Record<keyof typeof AlikeQuery.shape, string | null>>;

const nobody: AlikePatients = { items: [], isCut: false };

/** The patients who may be the one that is being entered; what is only half typed says nothing yet (FD8). */
export const useAlike = (known: Known): AlikePatients => {
  const read = Object.entries(AlikeQuery.shape).flatMap(([name, schema]) => {
    const { data } = schema.safeParse(known[name as keyof Known] ?? undefined);
    return data ? [[name, data] as const] : [];
  });
  const [asked] = useDebouncedValue(JSON.stringify(Object.fromEntries(read)), 300);
  const query: Record<string, string> = JSON.parse(asked);
  const isEnough = query.phone ?? query.email ?? (query.firstName && query.lastName) ?? query.birthDate;
  return useQuery(api.patients.alike.queryOptions(isEnough ? query : skipToken)).data ?? nobody;
};
