import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import type { Failure } from '../../ui/failure/failure.ts';
import { passkeyFailure } from './passkey.ts';

type Props = {
  label: string;
  isMain?: boolean;
  /** Asks the browser for the passkey and shows it to the server. */
  onPress: () => Promise<void>;
  onFailure: (failure: Failure | undefined) => void;
};

/** Offers a passkey where the browser knows what that is. */
export const PasskeyButton = ({ label, isMain, onPress, onFailure }: Props) => {
  const [isBusy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    onFailure(undefined);
    try {
      await onPress();
    } catch (error) {
      onFailure(passkeyFailure(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    'PublicKeyCredential' in window && (
      <Button
        variant={isMain ? 'filled' : 'default'}
        size="md"
        fullWidth
        loading={isBusy}
        leftSection={<IconFingerprint size={20} aria-hidden />}
        onClick={() => void press()}
      >
        {label}
      </Button>
    )
  );
};
