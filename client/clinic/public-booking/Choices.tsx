import { Stack, Text, UnstyledButton } from '@mantine/core';

type Choice = { id: string; title: string; note?: string | null | undefined };

type Props = { choices: Choice[]; onChoose: (id: string) => void };

/** Each choice is a button as wide as the page, so that a thumb does not miss it. */
export const Choices = ({ choices, onChoose }: Props) => (
  <Stack gap="xs">
    {choices.map(({ id, title, note }) => (
      <UnstyledButton key={id} className="choice" onClick={() => onChoose(id)}>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Text>
        {note && (
          <Text size="sm" c="dimmed" lineClamp={3}>
            {note}
          </Text>
        )}
      </UnstyledButton>
    ))}
  </Stack>
);
