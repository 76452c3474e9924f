import { Button, Group, Text } from '@mantine/core';
import { useFormats } from '../../session.tsx';

type Slot = { startsAt: string; endsAt: string; practitioner?: { id: string; name: string } };
type Props<S extends Slot> = {
  label: string;
  slots: S[];
  /** Whether each time says with whom it is: where nobody was chosen, equal times are of several (FD14). */
  namesWhom?: boolean;
  onPick: (slot: S) => void;
};

/** Free times as buttons, day by day; the day is named when it is not the same for all. */
export const FreeTimes = <S extends Slot>({ label, slots, namesWhom = false, onPick }: Props<S>) => {
  const formats = useFormats();
  const days = [...Map.groupBy(slots, ({ startsAt }) => formats.day(startsAt))];
  const isNamed = days.length > 1;
  return (
    <fieldset className="bare">
      <Text component="legend" size="sm" fw={600} mb={4}>
        {label}
      </Text>
      {days.map(([day, times]) => (
        <div key={day} className="free-day" data-named={isNamed || undefined}>
          {isNamed && (
            <Text size="sm" c="dimmed" className="numeric" aria-hidden>
              {day}
            </Text>
          )}
          <Group gap={6} miw={0}>
            {times.map(slot => {
              const time = formats.time(slot.startsAt);
              const whom = namesWhom && slot.practitioner ? `, ${slot.practitioner.name}` : '';
              return (
                <Button
                  key={`${slot.startsAt} ${slot.practitioner?.id}`}
                  size="compact-sm"
                  variant="light"
                  className="numeric"
                  maw="100%"
                  aria-label={isNamed ? `${day}, ${time}${whom}` : undefined}
                  onClick={() => onPick(slot)}
                >
                  {time}
                  {whom && (
                    <Text span inherit fw={400} lh={1.5} truncate>
                      {whom}
                    </Text>
                  )}
                </Button>
              );
            })}
          </Group>
        </div>
      ))}
    </fieldset>
  );
};
