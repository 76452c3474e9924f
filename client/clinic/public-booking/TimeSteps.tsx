import { Button, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
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
import type { PublicSearch } from './public-search.ts';
import { RequestSent } from './RequestSent.tsx';
import { StepHeading } from './StepHeading.tsx';
import { Times } from './Times.tsx';

type Props = {
  offer: PublicOffer;
  search: PublicSearch;
  service: PublicOffer['services'][number];
  facility: PublicOffer['facilities'][number];
  practitionerId: string | undefined;
  elsewhere: { place: boolean; who: boolean };
  /** Whether something was chosen here, after which the next step has the focus. */
  hasChosen: boolean;
  onChosen: () => void;
  /** What was typed before another place was chosen: nobody types it twice (D15). */
  typed: typeof nobodyYet | undefined;
  onTyped: (typed: typeof nobodyYet) => void;
  /** Nothing is left to choose. */
  onSent: () => void;
};

/** When somebody comes, and then who; or what they wait for, where no time suits them. */
export const TimeSteps = (props: Props) => {
  const { offer, search, service, facility, practitionerId, elsewhere, hasChosen } = props;
  const { typed = nobodyYet, onTyped, onChosen, onSent } = props;
  const [from, setFrom] = useState<string>();
  const [startsAt, setStartsAt] = useState<string>();
  const [sent, setSent] = useState<{ email: string; keptUntil: string }>();
  const [isWaiting, setWaiting] = useState(false);
  const [waitsAs, setWaitsAs] = useState<string>();
  const { timeZone } = facility;
  const formats = useMemo(() => formatsOf({ ...offer, timeZone }), [offer, timeZone]);
  const place = {
    ...{ serviceId: service.id, facilityId: facility.id },
    ...(practitionerId && { practitionerId }),
  };
  const times = useQuery(
    api.publicBooking.times.queryOptions(
      { ...place, ...(from && { from }) },
      { placeholderData: from ? keepPreviousData : undefined },
    ),
  );
  const { birthDateRequired } = offer;

  if (sent && startsAt)
    return <RequestSent {...{ ...sent, formats, startsAt, service: service.name, facility }} />;
  if (waitsAs)
    return (
      <Stack gap="sm" component="output">
        <StepHeading isNext>{t('Please look into your mail')}</StepHeading>
        <WaitSent email={waitsAs} service={service.name} />
      </Stack>
    );
  if (isWaiting)
    return (
      <>
        <StepHeading isNext>{t('When would a time suit you?')}</StepHeading>
        <WaitForm
          {...{ place, elsewhere, formats, typed, birthDateRequired, onTyped }}
          onSent={email => {
            setWaitsAs(email);
            onSent();
          }}
          onBack={() => setWaiting(false)}
        />
      </>
    );
  if (!startsAt)
    return (
      <>
        <StepHeading isNext={hasChosen}>{t('When?')}</StepHeading>
        <Times
          {...{ formats, times, phone: facility.phone ?? offer.clinic.phone, liked: likedIn(search) }}
          onDays={setFrom}
          onChoose={time => {
            onChosen();
            setStartsAt(time);
          }}
        />
        {offer.hasWaitingList && (
          <Button variant="default" onClick={() => setWaiting(true)}>
            {t('No time suits me: I would like to wait for one')}
          </Button>
        )}
      </>
    );
  return (
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
        {...{ formats, birthDateRequired, onTyped }}
        start={typed}
        onTime={setStartsAt}
        send={async values => {
          const { keptUntil } = await trpc.publicBooking.ask.mutate({ ...place, ...values, startsAt });
          setSent({ email: values.email.trim(), keptUntil });
          onSent();
        }}
      />
    </>
  );
};
