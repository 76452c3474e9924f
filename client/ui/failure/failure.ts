import { TRPCClientError } from '@trpc/client';
import type { AppRouter } from '../../../server/router.ts';
import { t } from '../../../shared/i18n/translate.ts';

/** What the server tells of a failure besides its sentence (server/api/error-answer.ts), typed by the server itself. */
type Details = NonNullable<TRPCClientError<AppRouter>['data']>;

export type Failure = Partial<Omit<Details, 'httpStatus' | 'path'>> & {
  /** A sentence for the user. */
  message: string;
  /** No answer, or 503: trying again later can succeed without anyone doing anything. */
  isPassing: boolean;
};

const isOurs = (error: unknown): error is TRPCClientError<AppRouter> => error instanceof TRPCClientError;

/** Reads whatever was thrown into what the dashboard can show; it never throws itself. */
export const failureOf = (error: unknown): Failure => {
  if (!isOurs(error)) return { message: t('Something went wrong on this page.'), isPassing: false };
  const { data, message } = error;
  // What stands between here and the server answers without any of it.
  if (!data?.code)
    return { message: t('The server cannot be reached. Please check the connection.'), isPassing: true };
  return { ...data, message, isPassing: data.code === 'SERVICE_UNAVAILABLE' };
};
