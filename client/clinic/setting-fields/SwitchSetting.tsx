import { Switch } from '@mantine/core';
import type { ComponentProps } from 'react';
import { Setting } from './Setting.tsx';

type Props = Omit<ComponentProps<typeof Setting<boolean>>, 'children'> & { description: string };

/** A setting that is on or off. */
export const SwitchSetting = ({ description, ...setting }: Props) => (
  <Setting {...setting}>
    {({ value, onChange, ...input }) => (
      <Switch
        description={description}
        checked={value}
        onChange={event => onChange(event.currentTarget.checked)}
        {...input}
      />
    )}
  </Setting>
);
