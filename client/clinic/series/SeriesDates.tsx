import { Button, Checkbox, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { PlannedDate } from '../../../shared/clinic/series.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import type { Repeat } from './use-repeat.ts';

/** Every date of a rule with what speaks against it, and when it is free instead; what is not ticked is skipped (S17). */
export const SeriesDates = ({ repeat }: { repeat: Repeat }) => {
  const { planned, preview, dates, skip, setSkip, instead, moveTo } = repeat;
  if (!planned)
    return (
      <Text size="sm" c="dimmed">
        {t('Fill in the booking and when it ends to see its dates.')}
      </Text>
    );
  if (preview.error) return <FailureAlert failure={inWords(preview.error)} />;
  if (!preview.data) return <Skeleton h={90} aria-busy="true" />;
  const colliding = dates
    .filter(({ taken, date }) => taken && !skip.includes(date) && !instead[date])
    .map(({ date }) => date);
  return (
    <fieldset className="bare">
      <Group component="legend" justify="space-between" gap="xs" w="100%">
        <Text size="sm" fw={500}>
          {t('Dates: {booked} of {count}', { booked: dates.length - skip.length, count: dates.length })}
        </Text>
      </Group>
      <Stack gap={6} mah={340} style={{ overflowY: 'auto' }}>
        {dates.map(planned => (
          <DateLine
            key={planned.date}
            planned={planned}
            isSkipped={skip.includes(planned.date)}
            movedTo={instead[planned.date]}
            onMove={startsAt => moveTo(planned.date, startsAt)}
            onSkip={isSkipped =>
              setSkip(isSkipped ? [...skip, planned.date] : skip.filter(date => date !== planned.date))
            }
          />
        ))}
      </Stack>
      {colliding.length > 0 && (
        <Button size="compact-sm" variant="light" mt={6} onClick={() => setSkip([...skip, ...colliding])}>
          {t('Skip what is taken ({count})', { count: colliding.length })}
        </Button>
      )}
    </fieldset>
  );
};

/** The contract's own sentences say more than that something is wrong. */
const inWords = (error: unknown) => {
  const failure = failureOf(error);
  return { ...failure, message: Object.values(failure.fields ?? {})[0] ?? failure.message };
};

type Line = {
  planned: PlannedDate;
  isSkipped: boolean;
  /** The instant at which it begins instead. */
  movedTo: string | undefined;
  onSkip: (isSkipped: boolean) => void;
  onMove: (startsAt: string) => void;
};

const DateLine = ({ planned, isSkipped, movedTo, onSkip, onMove }: Line) => {
  const { fullDay, time, toWall } = useFormats();
  const { startsAt, taken, clocks, warnings, alternative } = planned;
  const said = [taken, clocks, ...warnings.map(({ sentence }) => sentence)].filter(text => text !== null);
  const free = alternative && time(alternative.startsAt);
  const isColliding = !isSkipped && !movedTo && taken !== null;
  const day = fullDay(toWall(startsAt).slice(0, 10));
  return (
    <Stack gap={6} align="start">
      <Checkbox
        size="sm"
        checked={!isSkipped}
        onChange={event => onSkip(!event.currentTarget.checked)}
        label={`${day}, ${time(movedTo ?? startsAt)}`}
        error={isColliding ? <span>{told(said, free)}</span> : false}
        description={!isSkipped && !movedTo && !taken && said.length > 0 ? said.join(' ') : undefined}
      />
      {isColliding && alternative && free && (
        <Button
          size="compact-sm"
          variant="default"
          ms={32}
          aria-label={t('Take {time} on {day}', { time: free, day })}
          onClick={() => onMove(alternative.startsAt)}
        >
          {t('Take {time}', { time: free })}
        </Button>
      )}
    </Stack>
  );
};

const told = (said: string[], free: string | null): string =>
  [
    ...said,
    free ? t('Free on that day: {time}.', { time: free }) : t('Nothing else is free on that day.'),
  ].join(' ');
