import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The back of a kestrel. White on 7 is 6.3 : 1 and on 6 is 4.8 : 1; 4 on the dark paper is 6.9 : 1. */
const rust: MantineColorsTuple = [
  '#fcf3ec',
  '#f8e4d6',
  '#f0c7ac',
  '#e6a47c',
  '#de8854',
  '#cd6c38',
  '#b85624',
  '#a2481c',
  '#843b19',
  '#672f16',
]

const gray: MantineColorsTuple = [
  '#faf8f5',
  '#f4f1ed',
  '#ebe6e0',
  '#dfd9d1',
  '#cbc3ba',
  '#a99f95',
  '#857b72',
  '#6b625a',
  '#463f39',
  '#28231f',
]

const dark: MantineColorsTuple = [
  '#ebe6e1',
  '#c9c2bb',
  '#a69e96',
  '#7d756e',
  '#4a443f',
  '#3a3531',
  '#2b2724',
  '#1b1917',
  '#151312',
  '#0f0e0d',
]

const dialogTitle = { fontSize: '1.125rem', fontWeight: 600 }

export const theme = createTheme({
  primaryColor: 'rust',
  primaryShade: { light: 7, dark: 6 },
  colors: { rust, gray, dark },
  black: '#28231f',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.625rem', lineHeight: '1.25' }, h2: { fontSize: '1.125rem' } },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { radius: 'md' } },
    Drawer: {
      styles: { title: dialogTitle },
      defaultProps: { position: 'right', padding: 'xl', overlayProps: { backgroundOpacity: 0.35 } },
    },
    Modal: {
      styles: { title: dialogTitle },
      defaultProps: { padding: 'xl', radius: 'lg', overlayProps: { backgroundOpacity: 0.35 } },
    },
    Tooltip: { defaultProps: { multiline: true, maw: 280, openDelay: 200 } },
    Switch: { defaultProps: { withThumbIndicator: false } },
    Alert: { styles: { title: { color: 'var(--ink)' } } },
    Badge: { defaultProps: { tt: 'none', fw: 500 } },
    Skeleton: { defaultProps: { radius: 'sm' } },
  },
})

/** Our own few surfaces, so that a stylesheet never asks which colour scheme is on. */
export const surfaces: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--paper': '#ffffff',
    '--ground': '#faf8f5',
    '--ink': '#28231f',
    '--dim': '#6b625a',
    '--line': '#ebe6e0',
    '--hover': '#f7f4f0',
    '--accent': '#a2481c',
    '--accent-soft': '#fcf3ec',
    '--good': '#2f7d4f',
    '--wait': '#8f6400',
    '--bad': '#b3312c',
    '--still': '#a99f95',
    '--mantine-color-dimmed': '#6b625a',
    '--mantine-color-anchor': '#a2481c',
    '--mantine-color-error': '#b3312c',
    '--mantine-color-placeholder': '#857b72',
    '--mantine-color-default-border': '#dfd9d1',
    '--mantine-color-rust-light': '#f8e9de',
    '--mantine-color-rust-light-hover': '#f3ddcd',
    '--mantine-color-rust-light-color': '#a2481c',
  },
  dark: {
    '--paper': '#1b1917',
    '--ground': '#151312',
    '--ink': '#ebe6e1',
    '--dim': '#a69e96',
    '--line': '#2e2a27',
    '--hover': '#23201d',
    '--accent': '#e2935f',
    '--accent-soft': '#33231a',
    '--good': '#6cc08f',
    '--wait': '#d9a83f',
    '--bad': '#f08a82',
    '--still': '#7d756e',
    '--mantine-color-body': '#1b1917',
    '--mantine-color-text': '#ebe6e1',
    '--mantine-color-dimmed': '#a69e96',
    '--mantine-color-anchor': '#e2935f',
    '--mantine-color-error': '#f08a82',
    '--mantine-color-placeholder': '#8b837b',
    '--mantine-color-default-border': '#423c37',
    '--mantine-color-rust-light': '#33231a',
    '--mantine-color-rust-light-hover': '#402b1f',
    '--mantine-color-rust-light-color': '#e2935f',
  },
})
