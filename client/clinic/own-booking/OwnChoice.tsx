import type { OwnRequest } from '../../../shared/clinic/public-booking.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { LinkChoice } from './LinkChoice.tsx';

type Props = {
  token: string;
  own: OwnRequest;
  onChanged: (own: OwnRequest) => void;
  onMove: () => void;
  onDisowned: () => void;
  onLookAgain: () => void;
};

const words = {
  confirm: t('Yes, I want this appointment'),
  disown: t('I did not ask for this appointment'),
  move: t('I want another time'),
  cancel: t('I cannot come: cancel it'),
  takeBack: t('I want it after all'),
};

/** What can be done with an appointment now (D9). */
export const OwnChoice = ({ token, own, onChanged, onMove, onDisowned, onLookAgain }: Props) => {
  const { can, version } = own;
  const choices = (['confirm', 'disown', 'move', 'cancel', 'takeBack'] as const).filter(what =>
    what === 'disown' ? can.confirm : can[what],
  );
  return (
    <LinkChoice
      choices={choices}
      words={words}
      onLookAgain={onLookAgain}
      act={async what => {
        if (what === 'move') return onMove();
        if (what === 'disown') {
          await trpc.publicBooking.disown.mutate({ token, version });
          return onDisowned();
        }
        onChanged(await trpc.publicBooking[what].mutate({ token, version }));
      }}
    />
  );
};
