import { Paper, Text, Title } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';

type Row = { key: string; label: string; value: number; text: string; color?: string };
type Props = {
  title: string;
  rows: Row[];
  /** The value of a full bar; the largest unless told, and what is beyond it fills its bar as well. */
  full?: number;
  /** A value that is marked on each bar, and what it is, in words. */
  mark?: number;
  note?: string;
};

/** A list whose bars only repeat what its numbers say. */
export const RankedBars = ({ title, rows, full, mark, note }: Props) => {
  const most = full ?? Math.max(1, ...rows.map(({ value }) => value));
  return (
    <Paper p="md" h="100%">
      <Title order={2} size="h5" mb={note ? 0 : 'sm'}>
        {title}
      </Title>
      {note && (
        <Text size="xs" c="dimmed" mb="sm">
          {note}
        </Text>
      )}
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('Nothing yet.')}
        </Text>
      )}
      <ul className="ranked">
        {rows.map(({ key, label, value, text, color }) => (
          <li key={key}>
            <Text span size="sm" truncate>
              {label}
            </Text>
            <Text span size="sm" fw={600} className="numeric">
              {text}
            </Text>
            <span className="ranked-track" aria-hidden>
              <span style={{ width: `${Math.min(1, value / most) * 100}%`, background: color }} />
              {mark !== undefined && (
                <span
                  className="ranked-mark"
                  style={{ insetInlineStart: `${Math.min(1, mark / most) * 100}%` }}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Paper>
  );
};
