import { Text } from '@mantine/core';
import type { PublicOffer } from '../../../shared/clinic/public-booking.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { formatsOf } from '../../ui/formats/formats.ts';
import { OpeningTimes } from '../opening-hours/OpeningTimes.tsx';

type Props = { offer: PublicOffer };

/** When the doors of the places are open; folded, because most come to choose a time. */
export const OpenDoors = ({ offer }: Props) => {
  const told = offer.facilities.filter(({ openingHours }) => openingHours.length > 0);
  if (told.length === 0) return null;
  const formats = formatsOf({ ...offer, timeZone: 'UTC' });
  return (
    <details className="open-doors">
      <summary>{t('Opening hours')}</summary>
      {told.map(({ id, name, openingHours }) => (
        <section key={id} aria-label={t('Opening hours of {name}', { name })}>
          {offer.facilities.length > 1 && (
            <Text size="sm" fw={600} mt="xs">
              {name}
            </Text>
          )}
          <OpeningTimes openingHours={openingHours} formats={formats} />
        </section>
      ))}
    </details>
  );
};
