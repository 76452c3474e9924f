import { Divider } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { PasskeyButton } from '../../account/second-step/PasskeyButton.tsx';
import { showPasskey } from '../../account/second-step/passkey.ts';
import { trpc } from '../../trpc.ts';
import type { Failure } from '../../ui/failure/failure.ts';

type Props = { onDone: () => void; onFailure: (failure: Failure | undefined) => void };

/** For whoever added a passkey: the device knows which, so that nothing has to be typed. */
export const EnterByPasskey = ({ onDone, onFailure }: Props) => {
  const enter = async () => {
    const passkey = await showPasskey(await trpc.portalPasskeys.beginEntering.mutate());
    await trpc.portalPasskeys.enter.mutate({ passkey });
    onDone();
  };
  return (
    'PublicKeyCredential' in window && (
      <>
        <Divider label={t('or')} />
        <PasskeyButton label={t('Sign in with a passkey')} onPress={enter} onFailure={onFailure} />
      </>
    )
  );
};
