import { Button, Stack } from '@mantine/core';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { PublicOffer } from '../../../shared/clinic/public-booking.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api, trpc } from '../../trpc.ts';
import { formatsOf } from '../../ui/formats/formats.ts';
import { nobodyYet } from '../public-waiting/PersonFields.tsx';
import { WaitForm } from '../public-waiting/WaitForm.tsx';
import { WaitSent } from '../public-waiting/WaitSent.tsx';
import { Chosen } from './Chosen.tsx';
import { DetailsForm } from './DetailsForm.tsx';
import { likedIn } from './liked-times.ts';
import { PlaceSteps } from './PlaceSteps.tsx';
import type { PublicSearch } from './public-search.ts';
import { RequestSent } from './RequestSent.tsx';
import { StepHeading } from './StepHeading.tsx';
import { Times } from './Times.tsx';
import { useChosen } from './use-chosen.ts';

type Props = { offer: PublicOffer };

/** One choice after the other: what is given, where, by whom, when, and then who comes. */
export const BookingSteps = ({ offer }: Props) => {
  const navigate = useNavigate({ from: '/book' });
  const search = useSearch({ from: '/book' });
  const { days, part } = search;
  const chosen = useChosen(offer, search);
  const [from, setFrom] = useState<string>();
  const [startsAt, setStartsAt] = useState<string>();
  const [typed, setTyped] = useState(nobodyYet);
  const [sent, setSent] = useState<{ email: string; keptUntil: string }>();
  const [isWaiting, setWaiting] = useState(false);
  const [waitsAs, setWaitsAs] = useState<string>();
  const [hasChosen, setHasChosen] = useState(false);
  const { service, facility, practitionerId, isWhoKnown } = chosen;
  const timeZone = facility?.timeZone ?? 'UTC';
  const formats = useMemo(() => formatsOf({ ...offer, timeZone }), [offer, timeZone]);
  const choose = (next: PublicSearch) => {
    setHasChosen(true);
    setFrom(undefined);
    setStartsAt(undefined);
    const liked = { ...(days && { days }), ...(part && { part }) };
    void navigate({ search: { ...liked, ...next }, replace: true, resetScroll: false });
  };
  const place = service &&
    facility &&
    isWhoKnown && {
      ...{ serviceId: service.id, facilityId: facility.id },
      ...(practitionerId && { practitionerId }),
    };
  const times = useQuery(
    api.publicBooking.times.queryOptions(place ? { ...place, ...(from && { from }) } : skipToken, {
      placeholderData: from ? keepPreviousData : undefined,
    }),
  );

  if (sent && startsAt && service && facility)
    return <RequestSent {...{ ...sent, formats, startsAt, service: service.name, facility }} />;
  if (waitsAs && service)
    return (
      <Stack gap="sm" component="output">
        <StepHeading isNext>{t('Please look into your mail')}</StepHeading>
        <WaitSent email={waitsAs} service={service.name} />
      </Stack>
    );

  return (
    <Stack gap="xs">
      <PlaceSteps {...{ offer, search, chosen, hasChosen }} onChoose={choose} />
      {place && isWaiting && (
        <>
          <StepHeading isNext>{t('When would a time suit you?')}</StepHeading>
          <WaitForm
            {...{ place, formats, typed, birthDateRequired: offer.birthDateRequired }}
            elsewhere={{ place: chosen.places.length > 1, who: chosen.givers.length > 1 }}
            onTyped={setTyped}
            onSent={setWaitsAs}
            onBack={() => setWaiting(false)}
          />
        </>
      )}
      {place && !isWaiting && !startsAt && (
        <>
          <StepHeading isNext={hasChosen}>{t('When?')}</StepHeading>
          <Times
            {...{ formats, times, phone: facility.phone ?? offer.clinic.phone, liked: likedIn(search) }}
            onDays={setFrom}
            onChoose={time => {
              setHasChosen(true);
              setStartsAt(time);
            }}
          />
          {offer.hasWaitingList && (
            <Button variant="default" onClick={() => setWaiting(true)}>
              {t('No time suits me: I would like to wait for one')}
            </Button>
          )}
        </>
      )}
      {place && !isWaiting && startsAt && (
        <>
          <Chosen
            label={t('Time')}
            changeLabel={t('Change time')}
            value={`${formats.day(startsAt)}, ${formats.time(startsAt)} (${formats.zone.replaceAll('_', ' ')})`}
            onChange={() => {
              setStartsAt(undefined);
              void times.refetch();
            }}
          />
          <StepHeading isNext>{t('Who comes?')}</StepHeading>
          <DetailsForm
            formats={formats}
            birthDateRequired={offer.birthDateRequired}
            start={typed}
            onTyped={setTyped}
            onTime={setStartsAt}
            send={async values => {
              const { keptUntil } = await trpc.publicBooking.ask.mutate({ ...place, ...values, startsAt });
              setSent({ email: values.email.trim(), keptUntil });
            }}
          />
        </>
      )}
    </Stack>
  );
};
