import { Center, Stack } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { t } from '../../../shared/i18n/translate.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { ButtonLink } from '../../ui/pages/links.tsx';

/** The session belongs to another clinic, or the membership in this one has ended. */
export const DeniedPage = ({ error, reset }: ErrorComponentProps) => {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Center component="main" mih="100dvh">
      <Stack align="center" gap={0}>
        <ErrorState error={error} onRetry={retry} />
        {failureOf(error).code === 'FORBIDDEN' && (
          <ButtonLink to="/sign-in" search={{}}>
            {t('Sign in to this clinic')}
          </ButtonLink>
        )}
      </Stack>
    </Center>
  );
};
