import { useSuspenseQuery } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import type { OperatorPermission } from '../../../shared/platform/operators.ts';
import { ownLanguage } from '../../i18n/own-language.ts';
import { queryClient } from '../../trpc.ts';
import { failureOf } from '../../ui/failure/failure.ts';
import { formatsOf } from '../../ui/formats/formats.ts';
import { consoleApi } from './console-api.ts';

const currentOperator = consoleApi.session.current.queryOptions(undefined, { staleTime: 60_000 });

export const useOperator = () => useSuspenseQuery(currentOperator).data;

/** Whether to offer something; the server decides again on every call. */
export const useOperatorMay = (): ((permission: OperatorPermission) => boolean) => {
  const { permissions } = useOperator();
  return permission => permissions.includes(permission);
};

/** Operators read times in their own zone: what they look at happens in many. */
export const consoleFormats = formatsOf({
  timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  locale: ownLanguage === 'en' ? 'en-GB' : ownLanguage,
});

/** Lets an operator in who is signed in, and sends others to the console's door. */
export const requireOperator = async (): Promise<void> => {
  try {
    await queryClient.ensureQueryData(currentOperator);
  } catch (error) {
    if (failureOf(error).code !== 'UNAUTHORIZED') throw error;
    throw redirect({ to: '/console/sign-in' });
  }
};
