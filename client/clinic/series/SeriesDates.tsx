import { Button, Checkbox, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { PlannedDate } from '../../../shared/clinic/series.ts';
import { useFormats } from '../../session.tsx';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import type { Repeat } from './use-repeat.ts';

/** Every date of a rule with what speaks against it; what is not ticked is skipped. */
export const SeriesDates = ({ repeat }: { repeat: Repeat }) => {
  const { planned, preview, dates, skip, setSkip } = repeat;
  if (!planned)
    return (
      <Text size="sm" c="dimmed">
        Fill in the booking and when it ends to see its dates.
      </Text>
    );
  if (preview.error) return <FailureAlert failure={inWords(preview.error)} />;
  if (!preview.data) return <Skeleton h={90} aria-busy="true" />;
  const colliding = dates.filter(({ taken, date }) => taken && !skip.includes(date)).map(({ date }) => date);
  return (
    <fieldset className="bare">
      <Group component="legend" justify="space-between" gap="xs" w="100%">
        <Text size="sm" fw={500}>
          Dates: {dates.length - skip.length} of {dates.length}
        </Text>
      </Group>
      <Stack gap={6} mah={260} style={{ overflowY: 'auto' }}>
        {dates.map(planned => (
          <DateLine
            key={planned.date}
            planned={planned}
            isSkipped={skip.includes(planned.date)}
            onSkip={isSkipped =>
              setSkip(isSkipped ? [...skip, planned.date] : skip.filter(date => date !== planned.date))
            }
          />
        ))}
      </Stack>
      {colliding.length > 0 && (
        <Button size="compact-sm" variant="light" mt={6} onClick={() => setSkip([...skip, ...colliding])}>
          Skip what is taken ({colliding.length})
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

type Line = { planned: PlannedDate; isSkipped: boolean; onSkip: (isSkipped: boolean) => void };

const DateLine = ({ planned, isSkipped, onSkip }: Line) => {
  const { fullDay, time, toWall } = useFormats();
  const { startsAt, taken, clocks, warnings, alternative } = planned;
  const said = [taken, clocks, ...warnings.map(({ sentence }) => sentence)].filter(text => text !== null);
  return (
    <Checkbox
      size="sm"
      checked={!isSkipped}
      onChange={event => onSkip(!event.currentTarget.checked)}
      label={`${fullDay(toWall(startsAt).slice(0, 10))}, ${time(startsAt)}`}
      error={
        !isSkipped && taken ? <span>{told(said, alternative && time(alternative.startsAt))}</span> : false
      }
      description={!isSkipped && !taken && said.length > 0 ? said.join(' ') : undefined}
    />
  );
};

const told = (said: string[], free: string | null): string =>
  [...said, free ? `Free on that day: ${free}.` : 'Nothing else is free on that day.'].join(' ');
