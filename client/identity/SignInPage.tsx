import { Box, Skeleton, Stack, Text } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { api } from '../trpc.ts';
import { ColorSchemeToggle } from '../ui/ColorSchemeToggle.tsx';
import { ConnectionBanner } from '../ui/ConnectionBanner.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Logo } from '../ui/Logo.tsx';
import { SignInForm } from './SignInForm.tsx';
import { WhichClinic } from './WhichClinic.tsx';

/** The front door: a clinic's own host asks who you are, any other host asks which clinic. */
export const SignInPage = () => {
  useDocumentTitle('Sign in · MedFlow');
  const { data: door, error, refetch } = useQuery(api.session.frontDoor.queryOptions());

  return (
    <Box className="door">
      <Stack
        component="aside"
        aria-label="MedFlow"
        className="door-side"
        justify="space-between"
        visibleFrom="md"
      >
        <Box className="door-brand">
          <Logo size={40} />
          <Text fw={700} fz={22} className="wordmark">
            MedFlow
          </Text>
        </Box>
        <Text className="door-claim">The calm way to run a clinic.</Text>
        <Text size="sm" className="door-note">
          Every clinic is sealed off by the database itself, and every change leaves a trace.
        </Text>
      </Stack>
      <Box className="door-main" component="main">
        <ConnectionBanner />
        <Box pos="absolute" top={16} right={16}>
          <ColorSchemeToggle />
        </Box>
        <Stack w="100%" maw={420} gap="lg">
          <Box hiddenFrom="md">
            <Logo size={40} />
          </Box>
          {door?.clinic && <SignInForm clinic={door.clinic} demoClinics={door.demoClinics} />}
          {door && !door.clinic && <WhichClinic demoClinics={door.demoClinics} />}
          {!door && error && <ErrorState error={error} onRetry={() => void refetch()} />}
          {!door && !error && <Skeleton h={320} aria-busy="true" />}
        </Stack>
      </Box>
    </Box>
  );
};
