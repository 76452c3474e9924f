import { Burger } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';

type Props = { opened: boolean; onToggle: () => void };

/** Opens the menu where there is no room for it beside the page. */
export const MenuButton = ({ opened, onToggle }: Props) => (
  <Burger
    hiddenFrom="sm"
    opened={opened}
    onClick={onToggle}
    size="sm"
    // As large as a fingertip (FD24).
    w={44}
    h={44}
    p={12}
    aria-label={opened ? t('Close the menu') : t('Open the menu')}
    aria-expanded={opened}
  />
);
