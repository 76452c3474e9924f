import { UnstyledButton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { storageKey } from '../theme/storage-key.ts';

type Props = {
  /** None for pages that need no heading. */
  name: string | undefined;
  children: ReactNode;
};

/** Pages of the menu that belong together, under a heading that closes them; this browser remembers which are closed. */
export const MenuSection = ({ name, children }: Props) => {
  const id = useId();
  const [closed, setClosed] = useLocalStorage<string[]>({
    key: storageKey('closed-menu-sections'),
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  if (!name) return children;

  const isClosed = closed.includes(name);
  const toggle = () => setClosed(isClosed ? closed.filter(other => other !== name) : [...closed, name]);
  return (
    <>
      <UnstyledButton className="shell-section" aria-expanded={!isClosed} aria-controls={id} onClick={toggle}>
        {name}
        <IconChevronDown size={14} aria-hidden />
      </UnstyledButton>
      <div id={id} hidden={isClosed}>
        {children}
      </div>
    </>
  );
};
