import { Paper, SimpleGrid, Text } from '@mantine/core';
import type { Figures } from '../../../shared/clinic/dashboard.ts';
import { useFormats } from '../../session.tsx';

type Props = { figures: Figures };
type Tile = { label: string; value: string; note: string };

export const FigureTiles = ({ figures }: Props) => {
  const { number, percent, wholeMoney } = useFormats();
  const { bookingsToday, patients, newPatients30Days, noShowRate30Days, revenue30Days, currency } = figures;
  const { pending, confirmed, arrived, in_room, completed, no_show } = bookingsToday;
  const stillAhead = pending + confirmed + arrived + in_room;
  const today = stillAhead + completed + no_show;

  const tiles: Tile[] = [
    {
      label: 'Bookings today',
      value: number(today),
      note: `${number(completed)} completed, ${number(stillAhead)} ahead`,
    },
    { label: 'Patients', value: number(patients), note: `${number(newPatients30Days)} new in 30 days` },
    { label: 'No-show rate', value: percent(noShowRate30Days), note: 'of the last 30 days' },
    { label: 'Revenue', value: wholeMoney(revenue30Days, currency), note: 'completed in the last 30 days' },
  ];

  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing={{ base: 'xs', sm: 'md' }} mb="md">
      {tiles.map(({ label, value, note }) => (
        <Paper key={label} p={{ base: 'sm', sm: 'md' }} className="tile">
          <Text size="sm" c="dimmed">
            {label}
          </Text>
          <Text className="tile-value numeric">{value}</Text>
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
};
