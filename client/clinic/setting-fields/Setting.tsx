import { Badge, Button, Group, Stack } from '@mantine/core';
import { createContext, type ReactNode, useContext } from 'react';

/** Whether what is set are the defaults themselves, which come from nowhere and go back to nothing. */
export const AreDefaults = createContext(false);

type Props<Value> = {
  /** For who cannot see which button belongs to which setting. */
  name: string;
  /** The clinic's own; null is as by default. */
  own: Value | null;
  fallback: Value;
  onChange: (own: Value | null) => void;
  children: (value: Value) => ReactNode;
};

/** One setting: its input, where the value comes from, and the way back to the default. */
export const Setting = <Value,>({ name, own, fallback, onChange, children }: Props<Value>) => {
  const isDefault = useContext(AreDefaults);
  return (
    <Stack gap={4} component="fieldset" className="bare" aria-label={name}>
      {children(own ?? fallback)}
      {!isDefault && (
        <Group gap="xs" mih={24}>
          <Badge variant="light" color={own === null ? 'gray' : 'pine'} size="sm" tt="none">
            {own === null ? 'Default' : 'Set by this clinic'}
          </Badge>
          {own !== null && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`Use the default: ${name}`}
              onClick={() => onChange(null)}
            >
              Use the default
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
};
