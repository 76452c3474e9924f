import { Button, Radio, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnRequest } from '../../../shared/clinic/public-booking.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';

type Props = {
  token: string;
  own: OwnRequest;
  onChanged: (own: OwnRequest) => void;
  onMove: () => void;
  onDisowned: () => void;
  onLookAgain: () => void;
};

type What = 'confirm' | 'disown' | 'move' | 'cancel' | 'takeBack';

const words: Record<What, string> = {
  confirm: t('Yes, I want this appointment'),
  disown: t('I did not ask for this appointment'),
  move: t('I want another time'),
  cancel: t('I cannot come: cancel it'),
  takeBack: t('I want it after all'),
};

/**
 * Nothing is chosen before somebody chooses, and the button does nothing without a choice: programs that look through mail press
 * the first button they find (D7).
 */
export const OwnChoice = ({ token, own, onChanged, onMove, onDisowned, onLookAgain }: Props) => {
  const { can, version } = own;
  const [chosen, setChosen] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const choices = (['confirm', 'disown', 'move', 'cancel', 'takeBack'] as const).filter(what =>
    what === 'disown' ? can.confirm : can[what],
  );
  const act = useMutation({
    mutationFn: async (what: What) => {
      if (what === 'move') return onMove();
      if (what === 'disown') {
        await trpc.publicBooking.disown.mutate({ token, version });
        return onDisowned();
      }
      onChanged(await trpc.publicBooking[what].mutate({ token, version }));
    },
  });
  if (choices.length === 0) return null;
  const failure = act.error ? failureOf(act.error) : undefined;
  const submit = () => {
    const what = choices.find(choice => choice === chosen);
    setMissing(!what);
    if (what) act.mutate(what);
  };

  return (
    <Stack gap="sm">
      <FailureAlert failure={failure}>
        {failure?.code === 'CONFLICT' && !failure.nextFree && (
          <Button variant="light" size="compact-sm" mt="xs" onClick={onLookAgain}>
            {t('Look again')}
          </Button>
        )}
        {failure?.nextFree && (
          <Text size="sm" mt={4}>
            {t('Please book another time.')}
          </Text>
        )}
      </FailureAlert>
      <Radio.Group
        label={t('What would you like to do?')}
        value={chosen}
        onChange={what => {
          setChosen(what);
          setMissing(false);
        }}
        error={isMissing && t('Please choose one of these first.')}
      >
        <Stack gap="xs" my="xs">
          {choices.map(what => (
            <Radio key={what} value={what} label={words[what]} size="md" />
          ))}
        </Stack>
      </Radio.Group>
      <Button size="md" onClick={submit} loading={act.isPending}>
        {t('Go on')}
      </Button>
    </Stack>
  );
};
