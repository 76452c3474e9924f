import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Permission } from '../shared/permissions.ts';
import { currentSession } from './current-session.ts';
import { type Formats, formatsOf } from './ui/formats/formats.ts';

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
