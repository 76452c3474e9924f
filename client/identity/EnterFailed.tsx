import { Text, Title } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { failureOf } from '../ui/failure.ts';
import { ButtonLink } from '../ui/links.tsx';
import { DoorPage } from './DoorPage.tsx';

/** The ticket was used already or is too old, as after a reload, or the membership has ended on the way. */
export const EnterFailed = ({ error }: ErrorComponentProps) => (
  <DoorPage title="Not entered">
    <Title order={1} size="h2">
      The clinic was not entered
    </Title>
    <Text role="alert">{failureOf(error).message}</Text>
    <ButtonLink to="/sign-in" search={{}}>
      Sign in to this clinic
    </ButtonLink>
  </DoorPage>
);
