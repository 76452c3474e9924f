import { Title } from '@mantine/core';
import { useMemo } from 'react';
import type { PublicOffer } from '../../../shared/clinic/public-booking.ts';
import { formatsOf } from '../../ui/formats/formats.ts';
import { OpeningTimes } from '../opening-hours/OpeningTimes.tsx';

type Props = { offer: PublicOffer };

/** When the doors of the places are open, below what there is to choose. */
export const OpenDoors = ({ offer }: Props) => {
  const told = offer.facilities.filter(({ openingHours }) => openingHours.length > 0);
  const formats = useMemo(() => formatsOf({ ...offer, timeZone: 'UTC' }), [offer]);
  const [only, ...others] = told;
  if (!only) return null;
  if (others.length === 0)
    return (
      <section>
        <Title order={2} size="h5" mb="xs">
          Opening hours
        </Title>
        <OpeningTimes openingHours={only.openingHours} formats={formats} />
      </section>
    );
  return (
    <section>
      <Title order={2} size="h5" mb="xs">
        Opening hours
      </Title>
      {told.map(({ id, name, openingHours }) => (
        <details key={id} className="open-door">
          <summary>{name}</summary>
          <OpeningTimes openingHours={openingHours} formats={formats} />
        </details>
      ))}
    </section>
  );
};
