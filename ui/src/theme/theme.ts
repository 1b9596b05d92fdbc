/** Mantine wearing our tokens: its palette is pointed at the variables of tokens.css. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import classes from './controls.module.css';

const all = (name: string) =>
  Array.from({ length: 10 }, () => `var(--${name})`) as unknown as MantineColorsTuple;

const input = { classNames: { input: classes.input, label: classes.label, error: classes.error } };

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  colors: { accent: all('accent'), bad: all('bad') },
  primaryColor: 'accent',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  components: {
    Button: {
      defaultProps: { size: 'sm', variant: 'default' },
      classNames: { root: classes.button, section: classes.buttonSection },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', size: 28 }, classNames: { root: classes.icon } },
    TextInput: { defaultProps: { size: 'sm' }, ...input },
    PasswordInput: {
      defaultProps: { size: 'sm' },
      classNames: {
        input: classes.input,
        label: classes.label,
        error: classes.error,
        visibilityToggle: classes.icon,
      },
    },
    NumberInput: { defaultProps: { size: 'sm' }, ...input },
    Textarea: { defaultProps: { size: 'sm' }, classNames: { ...input.classNames, input: classes.textarea } },
    Select: {
      defaultProps: { size: 'sm', checkIconPosition: 'right' },
      classNames: { ...input.classNames, option: classes.option, dropdown: classes.pop },
    },
    Autocomplete: {
      defaultProps: { size: 'sm' },
      classNames: { ...input.classNames, option: classes.option, dropdown: classes.pop },
    },
    MultiSelect: {
      defaultProps: { size: 'sm', checkIconPosition: 'right' },
      classNames: {
        ...input.classNames,
        input: classes.many,
        option: classes.option,
        dropdown: classes.pop,
        pill: classes.pill,
      },
    },
    TagsInput: {
      defaultProps: { size: 'sm' },
      classNames: {
        ...input.classNames,
        input: classes.many,
        option: classes.option,
        dropdown: classes.pop,
        pill: classes.pill,
      },
    },
    Menu: {
      defaultProps: { shadow: 'none', position: 'bottom-end', offset: 4, transitionProps: { duration: 80 } },
      classNames: {
        dropdown: classes.pop,
        item: classes.option,
        label: classes.menuLabel,
        divider: classes.divider,
      },
    },
    Popover: {
      defaultProps: { shadow: 'none', offset: 4, transitionProps: { duration: 80 } },
      classNames: { dropdown: classes.pop },
    },
    Modal: {
      defaultProps: { centered: true, radius: 8, transitionProps: { duration: 100, transition: 'fade' } },
      classNames: {
        content: classes.modal,
        header: classes.modalHeader,
        title: classes.modalTitle,
        body: classes.modalBody,
        overlay: classes.overlay,
      },
    },
    Tooltip: {
      defaultProps: { openDelay: 350, transitionProps: { duration: 80 } },
      classNames: { tooltip: classes.tooltip },
    },
    Checkbox: { defaultProps: { size: 'xs' }, classNames: { input: classes.check } },
    SegmentedControl: {
      defaultProps: { size: 'xs', withItemsBorders: false },
      classNames: { root: classes.segments, indicator: classes.segment, label: classes.segmentLabel },
    },
    Progress: { classNames: { root: classes.progress } },
  },
});

/** Mantine reads these names; the values stay in tokens.css. */
const variables = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent-text)',
  '--mantine-primary-color-contrast': 'var(--accent-ink)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-hover)',
  '--mantine-color-bad-filled': 'var(--bad)',
  '--mantine-color-bad-filled-hover': 'var(--bad-hover)',
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variables,
  dark: variables,
});
