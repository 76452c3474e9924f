import { Anchor, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { api, trpc } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import type { Failure } from '../../ui/failure/failure.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { ConfirmForm } from '../confirm/ConfirmForm.tsx';
import { confirmed } from '../confirm/confirmed.tsx';
import { DoorPage } from '../front-door/DoorPage.tsx';
import { PasskeyButton } from '../second-step/PasskeyButton.tsx';
import { AppSetup } from './AppSetup.tsx';
import { addPasskey } from './add-passkey.ts';
import { RecoveryCodesView } from './RecoveryCodesView.tsx';

/** A page that begins anew knows nothing of what was refused before. */
const goOn = () => window.location.assign('/');

/** The clinic lets nobody work without a second factor; here it is set up, or shown by whoever has one. */
export const SetUpSecondFactorPage = () => {
  const { data, error, refetch } = useQuery(api.secondFactor.overview.queryOptions());
  const [setup, setSetup] = useState<{ svg: string; key: string }>();
  const [failure, setFailure] = useState<Failure>();
  const [codes, setCodes] = useState<string[]>();
  const begin = () =>
    confirmed(() => trpc.secondFactor.begin.mutate()).then(setSetup, (failure: unknown) =>
      tellFailure(failure),
    );
  const addKey = async () => {
    const added = await addPasskey();
    if (added?.recoveryCodes) setCodes(added.recoveryCodes);
    else if (added) goOn();
  };
  const signOut = () =>
    trpc.session.signOut.mutate().then(() => window.location.assign('/sign-in'), tellFailure);
  const isSet = data && (data.hasApp || data.passkeys.length > 0);

  return (
    <DoorPage title={t('Second factor')}>
      <Stack gap="lg">
        <div>
          <Title order={1} size="h2">
            {isSet ? t('Show your second factor') : t('Set up a second factor')}
          </Title>
          <Text c="dimmed" size="sm">
            {isSet
              ? t('This clinic now asks for it. Please enter a code to go on.')
              : t('This clinic asks for a second factor before you can work here. It takes a minute.')}
          </Text>
        </div>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!error && !data && <Skeleton h={200} aria-busy="true" />}
        {isSet && !codes && <ConfirmForm onConfirmed={goOn} />}
        <FailureAlert failure={failure} />
        {data && !isSet && !setup && !codes && (
          <>
            <Button size="md" onClick={() => void begin()}>
              {t('Set up an authenticator app')}
            </Button>
            <PasskeyButton label={t('Add a passkey instead')} onPress={addKey} onFailure={setFailure} />
          </>
        )}
        {setup && !codes && <AppSetup setup={setup} onCodes={setCodes} />}
        {codes && <RecoveryCodesView codes={codes} onDone={goOn} />}
        {!codes && (
          <Group>
            <Anchor component="button" type="button" size="sm" onClick={() => void signOut()}>
              {t('Sign out')}
            </Anchor>
          </Group>
        )}
      </Stack>
    </DoorPage>
  );
};
