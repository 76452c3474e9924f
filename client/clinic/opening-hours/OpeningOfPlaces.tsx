import { Text } from '@mantine/core';
import type { PublicOffer } from '../../../shared/clinic/public-booking.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { formatsOf } from '../../ui/formats/formats.ts';
import { OpeningTimes } from './OpeningTimes.tsx';

type Props = { offer: PublicOffer; places: PublicOffer['facilities'] };

/** Each with its name, where there is more than one. */
export const OpeningOfPlaces = ({ offer, places }: Props) => {
  const formats = formatsOf({ ...offer, timeZone: 'UTC' });
  return places.map(({ id, name, openingHours }) => (
    <section key={id} aria-label={t('Opening hours of {name}', { name })}>
      {offer.facilities.length > 1 && (
        <Text size="sm" fw={600} mt="xs">
          {name}
        </Text>
      )}
      <OpeningTimes openingHours={openingHours} formats={formats} />
    </section>
  ));
};
