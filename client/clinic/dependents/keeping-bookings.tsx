import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useFormats } from '../../session.tsx';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { ask } from '../../ui/forms/ask.tsx';
import { stringifySearch } from '../../ui/tables/flat-search.ts';

type Within = NonNullable<Failure['bookings']>;
/** Whose bookings, or where. */
type Filters = { practitionerId?: string; facilityId?: string };

/**
 * Closes a time: where bookings to come lie in it, a dialog tells how many and from when to when, leads to them, and asks
 * whether they may stay (K9). Answers undefined when the person would rather not.
 */
const keepingBookings = async <T,>(
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

interface Calls<Values, Row> {
  get: { query: (record: { id: string }) => Promise<Row> };
  create: { mutate: (values: Values & { keepBookings: boolean }) => Promise<Row> };
  update: {
    mutate: (change: Values & { id: string; version: number; keepBookings: boolean }) => Promise<Row>;
  };
}

/** The calls of a record that closes a time, for its form. */
export const keepingCalls = <Values, Row>(
  { get, create, update }: Calls<Values, Row>,
  filtersOf: (values: Values) => Filters,
) => ({
  get,
  create: {
    mutate: (values: Values) =>
      keepingBookings(filtersOf(values), keepBookings => create.mutate({ ...values, keepBookings })),
  },
  update: {
    mutate: (change: Values & { id: string; version: number }) =>
      keepingBookings(filtersOf(change), keepBookings => update.mutate({ ...change, keepBookings })),
  },
});

const mayStay = (bookings: Within, filters: Filters): Promise<true | undefined> =>
  ask<true>({
    title:
      bookings.count === 1 ? 'A booking lies in this time' : `${bookings.count} bookings lie in this time`,
    size: 'sm',
    render: (give, cancel) => (
      <Question bookings={bookings} filters={filters} onKeep={() => give(true)} onCancel={cancel} />
    ),
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
