import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { ask } from '../../ui/forms/ask.tsx';
import { stringifySearch } from '../../ui/tables/flat-search.ts';

type Within = NonNullable<Failure['bookings']>;
/** Whose bookings, or where. */
type Filters = { practitionerId?: string; facilityId?: string };
/** What the change does to them. */
type Words = { title: (count: number) => string; stay: string; confirm: string };

const closing: Words = {
  title: count => t('{count, plural, one {A booking lies} other {# bookings lie}} in this time', { count }),
  stay: t('They stay where they are until somebody moves or cancels them.'),
  confirm: t('Close it all the same'),
};

/** What another time zone does to the bookings of a facility (S8). */
export const changingZone: Words = {
  title: count => t('{count, plural, one {A booking} other {# bookings}} would read differently', { count }),
  stay: t(
    'Patients were told another time of day. Bookings stay at their moment, and hours keep their time of day.',
  ),
  confirm: t('Change it all the same'),
};

/**
 * Closes a time, or does what `words` say: where that touches bookings to come, a dialog tells how many and from when to
 * when, leads to them, and asks whether they may stay (K9). Answers undefined when the person would rather not.
 */
const keepingBookings = async <T,>(
  filters: Filters,
  work: (keepBookings: boolean) => Promise<T>,
  words = closing,
): Promise<T | undefined> => {
  try {
    return await work(false);
  } catch (error) {
    const { bookings } = failureOf(error);
    if (!bookings) throw error;
    return (await mayStay(bookings, filters, words)) ? work(true) : undefined;
  }
};

interface Calls<Values, Row> {
  get: { query: (record: { id: string }) => Promise<Row> };
  create: { mutate: (values: Values & { keepBookings: boolean }) => Promise<Row> };
  update: {
    mutate: (change: Values & { id: string; version: number; keepBookings: boolean }) => Promise<Row>;
  };
}

/** The calls of a record that closes a time, or does what `words` say, for its form. */
export const keepingCalls = <Values, Row>(
  { get, create, update }: Calls<Values, Row>,
  filtersOf: (values: Values, id?: string) => Filters,
  words = closing,
) => ({
  get,
  create: {
    mutate: (values: Values) =>
      keepingBookings(filtersOf(values), keepBookings => create.mutate({ ...values, keepBookings }), words),
  },
  update: {
    mutate: (change: Values & { id: string; version: number }) =>
      keepingBookings(
        filtersOf(change, change.id),
        keepBookings => update.mutate({ ...change, keepBookings }),
        words,
      ),
  },
});

const mayStay = (bookings: Within, filters: Filters, words: Words): Promise<true | undefined> =>
  ask<true>({
    title: words.title(bookings.count),
    size: 'sm',
    render: (give, cancel) => (
      <Question
        bookings={bookings}
        filters={filters}
        words={words}
        onKeep={() => give(true)}
        onCancel={cancel}
      />
    ),
  });

type Props = { bookings: Within; filters: Filters; words: Words; onKeep: () => void; onCancel: () => void };

const Question = ({ bookings: { first, last }, filters, words, onKeep, onCancel }: Props) => {
  const { day, toWall } = useFormats();
  const address = stringifySearch({ view: 'agenda', date: toWall(first).slice(0, 10), ...filters });
  return (
    <Stack gap="sm">
      <Text size="sm">
        {day(first) === day(last)
          ? t('On {day}.', { day: day(first) })
          : t('From {from} to {to}.', { from: day(first), to: day(last) })}{' '}
        {words.stay}
      </Text>
      <Anchor size="sm" href={`/calendar${address}`} target="_blank">
        {t('Show them in the calendar')}
      </Anchor>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {t('Not yet')}
        </Button>
        <Button data-autofocus onClick={onKeep}>
          {words.confirm}
        </Button>
      </Group>
    </Stack>
  );
};
