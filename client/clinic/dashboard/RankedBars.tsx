import { Paper, Text, Title } from '@mantine/core';

type Row = { label: string; value: number; text: string; color?: string };
type Props = { title: string; rows: Row[] };

/** A list whose bars only repeat what its numbers say. */
export const RankedBars = ({ title, rows }: Props) => {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <Paper p="md" h="100%">
      <Title order={2} size="h5" mb="sm">
        {title}
      </Title>
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing yet.
        </Text>
      )}
      <ul className="ranked">
        {rows.map(({ label, value, text, color }) => (
          <li key={label}>
            <Text span size="sm" truncate>
              {label}
            </Text>
            <Text span size="sm" fw={600} className="numeric">
              {text}
            </Text>
            <span className="ranked-track" aria-hidden>
              <span style={{ width: `${(value / most) * 100}%`, background: color }} />
            </span>
          </li>
        ))}
      </ul>
    </Paper>
  );
};
