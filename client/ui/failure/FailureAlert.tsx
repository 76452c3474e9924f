import { Alert, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import type { Failure } from './failure.ts';
import { RequestNumber } from './RequestNumber.tsx';

type Props = { failure: Failure | undefined; children?: ReactNode };

export const FailureAlert = ({ failure, children }: Props) =>
  failure && (
    <Alert color="red" variant="light" icon={<IconAlertCircle aria-hidden />} role="alert">
      {failure.message}
      {children}
      {failure.outcome === 'unknown' && failure.isRepeatable && (
        <Text size="sm" mt={4}>
          {t('You can safely try again from here: it will not be saved twice.')}
        </Text>
      )}
      {failure.code === 'INTERNAL_SERVER_ERROR' && (
        <Text size="xs" c="dimmed" mt={4}>
          <RequestNumber id={failure.requestId} />
        </Text>
      )}
    </Alert>
  );
