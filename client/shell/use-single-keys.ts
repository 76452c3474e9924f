import { useLocalStorage } from '@mantine/hooks';
import { storageKey } from '../ui/theme/storage-key.ts';

/** WCAG 2.1.4: shortcuts of one character can be switched off. */
export const useSingleKeys = () => {
  const [enabled, setEnabled] = useLocalStorage({
    key: storageKey('single-key-shortcuts'),
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  return [enabled, setEnabled] as const;
};
