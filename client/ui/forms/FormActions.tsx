import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { FailureAlert } from '../failure/FailureAlert.tsx';
import type { Failure } from '../failure/failure.ts';

type Props = { failure: Failure | undefined; children: ReactNode };

/** The buttons of a form, always in sight, and above them why it was refused, which nobody may have to scroll for. */
export const FormActions = ({ failure, children }: Props) => (
  <div className="form-actions">
    <FailureAlert failure={failure} />
    <Group justify="flex-end" gap="xs">
      {children}
    </Group>
  </div>
);
