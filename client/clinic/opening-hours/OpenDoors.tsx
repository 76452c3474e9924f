import { useState } from 'react';
import type { PublicOffer } from '../../../shared/clinic/public-booking.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { later } from '../../ui/frame/later.tsx';

const OpeningOfPlaces = later(async () => (await import('./OpeningOfPlaces.tsx')).OpeningOfPlaces);

type Props = { offer: PublicOffer };

/** When the doors of the places are open; folded, because most come to choose a time. */
export const OpenDoors = ({ offer }: Props) => {
  const [isOpened, setOpened] = useState(false);
  const told = offer.facilities.filter(({ openingHours }) => openingHours.length > 0);
  if (told.length === 0) return null;
  return (
    <details className="open-doors" onToggle={() => setOpened(true)}>
      <summary>{t('Opening hours')}</summary>
      {isOpened && <OpeningOfPlaces offer={offer} places={told} />}
    </details>
  );
};
