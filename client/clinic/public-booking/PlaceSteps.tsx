import type { PublicOffer } from '../../../shared/clinic/public-booking.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { Choices } from './Choices.tsx';
import { Chosen } from './Chosen.tsx';
import type { PublicSearch } from './public-search.ts';
import { StepHeading } from './StepHeading.tsx';
import type { useChosen } from './use-chosen.ts';

type Props = {
  offer: PublicOffer;
  /** What the address says: what is liked stays chosen where it is offered. */
  search: PublicSearch;
  chosen: ReturnType<typeof useChosen>;
  /** Whether something was chosen here, after which the next step has the focus. */
  hasChosen: boolean;
  onChoose: (search: PublicSearch) => void;
};

/** What is given, where and by whom: what is chosen stands above what is not. */
export const PlaceSteps = ({ offer, search, chosen, hasChosen, onChoose }: Props) => {
  const { service, places, facility, givers, practitionerId, isWhoKnown } = chosen;
  if (!service)
    return (
      <>
        <StepHeading isNext={hasChosen}>{t('What is it about?')}</StepHeading>
        <Choices
          choices={offer.services.map(({ id, name, durationMinutes, description }) => ({
            id,
            title: name,
            note: [t('{count} minutes', { count: durationMinutes }), description].filter(Boolean).join(' · '),
          }))}
          onChoose={id => onChoose({ ...search, service: id })}
        />
      </>
    );
  const own = (
    <Chosen
      label={t('Appointment')}
      changeLabel={t('Change appointment')}
      value={t('{service}, {count} minutes', { service: service.name, count: service.durationMinutes })}
      onChange={offer.services.length > 1 ? () => onChoose({}) : undefined}
    />
  );
  if (!facility)
    return (
      <>
        {own}
        <StepHeading isNext={hasChosen}>{t('Where?')}</StepHeading>
        <Choices
          choices={places.map(({ id, name, address }) => ({ id, title: name, note: address }))}
          onChoose={id => onChoose({ ...search, service: service.id, place: id })}
        />
      </>
    );
  const there = { service: service.id, place: facility.id };
  return (
    <>
      {own}
      <Chosen
        label={t('Place')}
        changeLabel={t('Change place')}
        value={[facility.name, facility.address].filter(Boolean).join(', ')}
        onChange={places.length > 1 ? () => onChoose({ service: service.id }) : undefined}
      />
      {isWhoKnown ? (
        <Chosen
          label={t('With')}
          changeLabel={t('Change with')}
          value={givers.find(({ id }) => id === practitionerId)?.name ?? t('Anyone who is free')}
          onChange={givers.length > 1 ? () => onChoose(there) : undefined}
        />
      ) : (
        <>
          <StepHeading isNext={hasChosen}>{t('With whom?')}</StepHeading>
          <Choices
            choices={[
              { id: 'anyone', title: t('Anyone who is free'), note: t('Shows the most times') },
              ...givers.map(({ id, name }) => ({ id, title: name })),
            ]}
            onChoose={who => onChoose({ ...there, who })}
          />
        </>
      )}
    </>
  );
};
