import { Stack } from '@mantine/core';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { PublicOffer } from '../../../shared/clinic/public-booking.ts';
import { api, trpc } from '../../trpc.ts';
import { formatsOf } from '../../ui/formats/formats.ts';
import { Choices } from './Choices.tsx';
import { Chosen } from './Chosen.tsx';
import { DetailsForm, nobodyYet } from './DetailsForm.tsx';
import { RequestSent } from './RequestSent.tsx';
import { StepHeading } from './StepHeading.tsx';
import { Times } from './Times.tsx';
import { useChosen } from './use-chosen.ts';

type Props = { offer: PublicOffer };

/** One choice after the other: what is given, where, by whom, when, and then who comes. */
export const BookingSteps = ({ offer }: Props) => {
  const search = useSearch({ from: '/book' });
  const navigate = useNavigate({ from: '/book' });
  const { service, places, facility, givers, practitionerId, isWhoKnown } = useChosen(offer, search);
  const [from, setFrom] = useState<string>();
  const [startsAt, setStartsAt] = useState<string>();
  const [typed, setTyped] = useState(nobodyYet);
  const [sent, setSent] = useState<{ email: string; keptUntil: string }>();
  const [hasChosen, setHasChosen] = useState(false);
  const formats = useMemo(
    () => formatsOf({ ...offer, timeZone: facility?.timeZone ?? 'UTC' }),
    [offer, facility?.timeZone],
  );
  const choose = (next: typeof search) => {
    setHasChosen(true);
    setFrom(undefined);
    setStartsAt(undefined);
    void navigate({ search: next, replace: true, resetScroll: false });
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

  return (
    <Stack gap="xs">
      {service ? (
        <Chosen
          label="Appointment"
          value={`${service.name}, ${service.durationMinutes} minutes`}
          onChange={offer.services.length > 1 ? () => choose({}) : undefined}
        />
      ) : (
        <>
          <StepHeading isNext={hasChosen}>What is it about?</StepHeading>
          <Choices
            choices={offer.services.map(({ id, name, durationMinutes, description }) => ({
              id,
              title: name,
              note: [`${durationMinutes} minutes`, description].filter(Boolean).join(' · '),
            }))}
            onChoose={id => choose({ service: id })}
          />
        </>
      )}
      {service && facility && (
        <Chosen
          label="Place"
          value={[facility.name, facility.address].filter(Boolean).join(', ')}
          onChange={places.length > 1 ? () => choose({ service: service.id }) : undefined}
        />
      )}
      {service && !facility && (
        <>
          <StepHeading isNext={hasChosen}>Where?</StepHeading>
          <Choices
            choices={places.map(({ id, name, address }) => ({ id, title: name, note: address }))}
            onChoose={id => choose({ service: service.id, place: id })}
          />
        </>
      )}
      {service && facility && isWhoKnown && (
        <Chosen
          label="With"
          value={givers.find(({ id }) => id === practitionerId)?.name ?? 'Anyone who is free'}
          onChange={givers.length > 1 ? () => choose({ service: service.id, place: facility.id }) : undefined}
        />
      )}
      {service && facility && !isWhoKnown && (
        <>
          <StepHeading isNext={hasChosen}>With whom?</StepHeading>
          <Choices
            choices={[
              { id: 'anyone', title: 'Anyone who is free', note: 'Shows the most times' },
              ...givers.map(({ id, name }) => ({ id, title: name })),
            ]}
            onChoose={who => choose({ service: service.id, place: facility.id, who })}
          />
        </>
      )}
      {place && !startsAt && (
        <>
          <StepHeading isNext={hasChosen}>When?</StepHeading>
          <Times
            {...{ formats, times, phone: facility.phone ?? offer.clinic.phone }}
            onDays={setFrom}
            onChoose={chosen => {
              setHasChosen(true);
              setStartsAt(chosen);
            }}
          />
        </>
      )}
      {place && startsAt && (
        <>
          <Chosen
            label="Time"
            value={`${formats.day(startsAt)}, ${formats.time(startsAt)} (${formats.zone.replaceAll('_', ' ')})`}
            onChange={() => {
              setStartsAt(undefined);
              void times.refetch();
            }}
          />
          <StepHeading isNext>Who comes?</StepHeading>
          <DetailsForm
            formats={formats}
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
