import {
  type CSSVariablesResolver,
  createTheme,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
} from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { ownLanguage } from '../../i18n/own-language.ts';
import { storageKey } from './storage-key.ts';

const pine: MantineColorsTuple = [
  '#eff7f4',
  '#dcece6',
  '#b7d8cc',
  '#8dc2b0',
  '#66ac96',
  '#48967e',
  '#2f8069',
  '#1f6a56',
  '#165545',
  '#0d3f33',
];

/** Greys with a trace of pine, so that both modes keep one identity. */
const gray: MantineColorsTuple = [
  '#f7f8f6',
  '#eff1ee',
  '#e5e8e4',
  '#d8dcd8',
  '#c5cbc7',
  '#a9b2ad',
  '#828d88',
  '#596763',
  '#3c4845',
  '#252e2c',
];

const dark: MantineColorsTuple = [
  '#dfe6e3',
  '#bcc7c3',
  '#95a29d',
  '#66736f',
  '#43504c',
  '#323d3a',
  '#263130',
  '#1b2423',
  '#141c1b',
  '#0e1514',
];

const systemFont = {
  fontFamily:
    '"Avenir Next", Avenir, "Segoe UI Variable Text", "Segoe UI", "Open Sans", "Noto Sans", Roboto, sans-serif',
};

/** Where a dialog was opened from may be gone with it; then the page goes on, rather than begin at its very top again. */
const keepFocus = () => {
  // Mantine gives the focus back 10 ms after closing.
  setTimeout(() => {
    if (document.activeElement === document.body) document.getElementById('main')?.focus();
  }, 50);
};

/** A dialog's header is no second banner of the page. */
const dialog = {
  closeButtonProps: { 'aria-label': t('Close') },
  onExitTransitionEnd: keepFocus,
  attributes: { header: { role: 'presentation' } },
  styles: { title: { fontWeight: 650, fontSize: 17 } },
};

/** Mantine's own button of it carries no name. */
const clearable = { clearButtonProps: { 'aria-label': t('Clear') } };

/** What every field with a calendar in it has; Mantine's arrows carry no name. */
const calendar = {
  locale: ownLanguage,
  ariaLabels: {
    ...{ previousMonth: t('Previous month'), nextMonth: t('Next month') },
    ...{ previousYear: t('Previous year'), nextYear: t('Next year') },
    ...{ previousDecade: t('Previous ten years'), nextDecade: t('Next ten years') },
  },
  classNames: { day: 'calendar-day' },
  ...clearable,
};

export const theme = createTheme({
  colors: { pine, gray, dark },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  black: '#1c2624',
  defaultRadius: 'md',
  cursorType: 'pointer',
  // Else what unfolds waits, at the height that it had first, for the end of a motion that there is not, and cuts off what grows in it.
  respectReducedMotion: true,
  ...systemFont,
  headings: { ...systemFont, fontWeight: '650' },
  components: {
    DateInput: { defaultProps: calendar },
    DatePickerInput: { defaultProps: calendar },
    DateTimePicker: {
      defaultProps: {
        ...calendar,
        submitButtonProps: { 'aria-label': t('Done') },
      },
    },
    TimePicker: { defaultProps: clearable },
    Paper: { defaultProps: { withBorder: true } },
    Modal: { defaultProps: { centered: true, ...dialog } },
    Drawer: { defaultProps: { position: 'right', size: 'md', ...dialog } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': t('Close') } } },
    // The placeholder is a presentational child with a tab stop, which a menu may not have.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    // The listbox scrolls by itself: a scroll area around it would need a tab stop of its own.
    Select: {
      defaultProps: {
        checkIconPosition: 'right',
        withScrollArea: false,
        styles: { options: { maxHeight: 240, overflowY: 'auto' } },
      },
    },
  },
});

/** Mantine's own dimmed, placeholder and error colours miss 4.5:1 on white. */
export const accessibleColors: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#596763',
    '--mantine-color-placeholder': '#66736f',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-gray-light-color': '#3c4845',
    '--mantine-color-yellow-light-color': '#7a4f00',
    '--canvas': '#f6f5f1',
    '--surface': '#ffffff',
    '--hairline': '#e4e2da',
  },
  dark: {
    '--mantine-color-dimmed': '#9fb0aa',
    '--mantine-color-placeholder': '#95a29d',
    '--mantine-color-error': '#ff9b92',
    '--mantine-color-anchor': '#8dc2b0',
    // Mantine's own are darker than the canvas, and an icon or a picture would lose its ground.
    '--mantine-color-pine-light': '#1e3d35',
    '--mantine-color-pine-light-hover': '#254a40',
    '--mantine-color-gray-light': '#323d3a',
    '--mantine-color-gray-light-hover': '#43504c',
    '--canvas': '#141c1b',
    '--surface': '#1b2423',
    '--hairline': '#323d3a',
  },
});

export const colorSchemeManager = localStorageColorSchemeManager({ key: storageKey('color-scheme') });
