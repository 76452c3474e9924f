import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { PublicOffer } from '../../../shared/clinic/public-booking.ts';
import { later } from '../../ui/frame/later.tsx';
import type { nobodyYet } from '../public-waiting/PersonFields.tsx';
import { PlaceSteps } from './PlaceSteps.tsx';
import { type PublicSearch, usePublicSearch } from './public-search.ts';
import { useChosen } from './use-chosen.ts';

const TimeSteps = later(async () => (await import('./TimeSteps.tsx')).TimeSteps);

type Props = { offer: PublicOffer };

/** One choice after the other: what is given, where, by whom, when, and then who comes. */
export const BookingSteps = ({ offer }: Props) => {
  const [search, setSearch] = usePublicSearch();
  const { days, part } = search;
  const chosen = useChosen(offer, search);
  const [hasChosen, setHasChosen] = useState(false);
  const [typed, setTyped] = useState<typeof nobodyYet>();
  const [isSent, setSent] = useState(false);
  const { service, facility, practitionerId, isWhoKnown } = chosen;
  const choose = (next: PublicSearch) => {
    setHasChosen(true);
    setSearch({ ...(days && { days }), ...(part && { part }), ...next });
  };

  return (
    <Stack gap="xs">
      {!isSent && <PlaceSteps {...{ offer, search, chosen, hasChosen }} onChoose={choose} />}
      {service && facility && isWhoKnown && (
        <TimeSteps
          {...{ offer, search, service, facility, practitionerId, hasChosen, typed }}
          elsewhere={{ place: chosen.places.length > 1, who: chosen.givers.length > 1 }}
          onChosen={() => setHasChosen(true)}
          onTyped={setTyped}
          onSent={() => setSent(true)}
        />
      )}
    </Stack>
  );
};
