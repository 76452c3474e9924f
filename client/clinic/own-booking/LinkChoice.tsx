import { Button, Radio, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';

type Props<What extends string> = {
  choices: What[];
  words: Record<What, string>;
  act: (what: What) => Promise<void>;
  onLookAgain: () => void;
};

/**
 * What can be done by the link of a letter. Nothing is chosen before somebody chooses, and the button does nothing without a
 * choice: programs that look through mail press the first button they find (D7).
 */
export const LinkChoice = <What extends string>({ choices, words, act, onLookAgain }: Props<What>) => {
  const [chosen, setChosen] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const step = useMutation({ mutationFn: act });
  if (choices.length === 0) return null;
  const failure = step.error ? failureOf(step.error) : undefined;
  const submit = () => {
    const what = choices.find(choice => choice === chosen);
    setMissing(!what);
    if (what) step.mutate(what);
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
      <Button size="md" onClick={submit} loading={step.isPending}>
        {t('Go on')}
      </Button>
    </Stack>
  );
};
