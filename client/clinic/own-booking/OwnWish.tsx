import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { OwnWish as Contract } from '../../../shared/clinic/public-waiting.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { formatsOf } from '../../ui/formats/formats.ts';
import { CallUs } from '../public-booking/CallUs.tsx';
import { wishWords } from '../waiting-list/waiting-words.ts';
import { LinkChoice } from './LinkChoice.tsx';

type Props = {
  token: string;
  own: Contract;
  onChanged: (own: Contract) => void;
  onLookAgain: () => void;
};

const states: Record<Contract['state'], { color: string; words: string }> = {
  unconfirmed: { color: 'yellow', words: t('You are not waiting yet: please choose below.') },
  waiting: { color: 'blue', words: t('You are waiting. The clinic gets in touch with you.') },
  listed: {
    color: 'green',
    words: t(
      'You are on the waiting list. The clinic offers you a time that suits you when one becomes free.',
    ),
  },
  booked: { color: 'gray', words: t('You have an appointment, so you are not waiting any more.') },
  declined: { color: 'gray', words: t('The clinic could not put you on its waiting list.') },
  closed: { color: 'gray', words: t('You have ended your wait.') },
  over: { color: 'gray', words: t('You are not waiting any more.') },
};

const words = {
  confirm: t('Yes, I want to wait for a time'),
  disown: t('I did not ask for this'),
  close: t('I do not want to wait any more'),
};

/** What somebody waits for, and what can be done now; how many wait besides is told to nobody (D19). */
export const OwnWish = ({ token, own, onChanged, onLookAgain }: Props) => {
  const [isDisowned, setDisowned] = useState(false);
  const { version, state, can } = own;
  const formats = useMemo(() => formatsOf({ ...own, timeZone: 'UTC' }), [own]);
  const { color, words: standing } = states[state];

  if (isDisowned)
    return (
      <Text component="output">
        {t('Thank you. Nobody waits, and we write to this e-mail address no more for some time.')}
      </Text>
    );
  return (
    <Stack gap="md">
      <output>
        <Alert color={color} variant="light">
          {standing}
        </Alert>
      </output>
      <Stack gap={2}>
        <Text fw={700} size="lg">
          {own.service}
        </Text>
        <Text>{wishWords(own, formats)}</Text>
        {own.practitioner && <Text>{t('with {practitioner}', { practitioner: own.practitioner })}</Text>}
        {own.facility && <Text>{own.facility}</Text>}
      </Stack>
      <LinkChoice
        choices={(['confirm', 'disown', 'close'] as const).filter(what => can[what])}
        words={words}
        onLookAgain={onLookAgain}
        act={async what => {
          if (what === 'disown') {
            await trpc.publicWaiting.disown.mutate({ token, version });
            return setDisowned(true);
          }
          onChanged(await trpc.publicWaiting[what].mutate({ token, version }));
        }}
      />
      <Button component="a" href="/book" variant="default">
        {t('See the free times')}
      </Button>
      <CallUs phone={own.clinic.phone}>{t('Is something not right? Please call us.')}</CallUs>
    </Stack>
  );
};
