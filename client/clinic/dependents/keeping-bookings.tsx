import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useFormats } from '../../session.tsx';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { stringifySearch } from '../../ui/tables/flat-search.ts';

type Within = NonNullable<Failure['bookings']>;
/** Whose bookings, or where. */
type Filters = { practitionerId?: string; facilityId?: string };

/**
 * Closes a time: where bookings to come lie in it, a dialog tells how many and from when to when, leads to them, and asks
 * whether they may stay (K9). Answers undefined when the person would rather not.
 */
export const keepingBookings = async <T,>(
  filters: Filters,
  work: (keepBookings: boolean) => Promise<T>,
): Promise<T | undefined> => {
  try {
    return await work(false);
  } catch (error) {
    const { bookings } = failureOf(error);
    if (!bookings) throw error;
    return (await mayStay(bookings, filters)) ? work(true) : undefined;
  }
};

const mayStay = (bookings: Within, filters: Filters): Promise<boolean> =>
  new Promise(answer => {
    let isKept = false;
    const id = modals.open({
      title:
        bookings.count === 1 ? 'A booking lies in this time' : `${bookings.count} bookings lie in this time`,
      size: 'sm',
      onClose: () => answer(isKept),
      children: (
        <Question
          bookings={bookings}
          filters={filters}
          onCancel={() => modals.close(id)}
          onKeep={() => {
            isKept = true;
            modals.close(id);
          }}
        />
      ),
    });
  });

type Props = { bookings: Within; filters: Filters; onKeep: () => void; onCancel: () => void };

const Question = ({ bookings: { first, last }, filters, onKeep, onCancel }: Props) => {
  const { day, toWall } = useFormats();
  const address = stringifySearch({ view: 'agenda', date: toWall(first).slice(0, 10), ...filters });
  return (
    <Stack gap="sm">
      <Text size="sm">
        {day(first) === day(last) ? `On ${day(first)}.` : `From ${day(first)} to ${day(last)}.`} They stay
        where they are until somebody moves or cancels them.
      </Text>
      <Anchor size="sm" href={`/calendar${address}`} target="_blank">
        Show them in the calendar
      </Anchor>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          Not yet
        </Button>
        <Button data-autofocus onClick={onKeep}>
          Close it all the same
        </Button>
      </Group>
    </Stack>
  );
};
