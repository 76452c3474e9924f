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

/** Free times as buttons; the day is named when it is not the same for all. */
export const FreeTimes = <S extends Slot>({ label, slots, namesWhom = false, onPick }: Props<S>) => {
  const formats = useFormats();
  const days = new Set(slots.map(({ startsAt }) => formats.day(startsAt)));
  return (
    <fieldset className="bare">
      <Text component="legend" size="sm" fw={500} mb={4}>
        {label}
      </Text>
      <Group gap={6}>
        {slots.map(slot => (
          <Button
            key={`${slot.startsAt} ${slot.practitioner?.id}`}
            size="compact-sm"
            variant="light"
            className="numeric"
            onClick={() => onPick(slot)}
          >
            {days.size > 1 && `${formats.day(slot.startsAt)}, `}
            {formats.time(slot.startsAt)}
            {namesWhom && slot.practitioner && `, ${slot.practitioner.name}`}
          </Button>
        ))}
      </Group>
    </fieldset>
  );
};
