import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Permission } from '../shared/permissions.ts';
import { api } from './trpc.ts';
import { type Formats, formatsOf } from './ui/formats/formats.ts';

/** Roles and clinic change rarely; the server checks every call anyway. */
export const currentSession = api.session.current.queryOptions(undefined, { staleTime: 300_000 });

export const useSession = () => useSuspenseQuery(currentSession).data;

/** Whether to offer something; the server decides again on every call. */
export const useMay = (): ((permission: Permission) => boolean) => {
  const { permissions } = useSession();
  return permission => permissions.includes(permission);
};

export const useFormats = (): Formats => {
  const { clinic } = useSession();
  return useMemo(() => formatsOf(clinic), [clinic]);
};
