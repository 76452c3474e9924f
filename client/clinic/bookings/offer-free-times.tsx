import { modals } from '@mantine/modals';
import { t } from '../../../shared/i18n/translate.ts';
import { FreeTimes } from '../booking-form/FreeTimes.tsx';

type Slot = { startsAt: string; endsAt: string };
type Offer = { refusal: string; slots: Slot[]; onPick: (slot: Slot) => void };

const modalId = 'time-taken';

/** Says that a time was taken, and lets one of the next free ones be picked instead. */
export const offerFreeTimes = ({ refusal, slots, onPick }: Offer): void => {
  modals.open({
    modalId,
    title: refusal,
    children: (
      <FreeTimes
        label={t('The next free times')}
        slots={slots}
        onPick={slot => {
          modals.close(modalId);
          onPick(slot);
        }}
      />
    ),
  });
};
