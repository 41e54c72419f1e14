import type { TagSpec } from '@codemirror/lang-html'

const padding = ['padding', 'padding-top', 'padding-right', 'padding-bottom', 'padding-left']
const block = [...padding, 'css-class', 'container-background-color', 'mj-class']
const font = ['color', 'font-family', 'font-size', 'font-style', 'font-weight', 'line-height', 'letter-spacing']
const background = ['background-color', 'background-url', 'background-size', 'background-repeat', 'background-position']
const border = ['border', 'border-radius', 'border-top', 'border-right', 'border-bottom', 'border-left']
const inColumn = ['mj-text', 'mj-image', 'mj-button', 'mj-divider', 'mj-spacer', 'mj-table', 'mj-social', 'mj-raw']
const inBody = ['mj-section', 'mj-wrapper', 'mj-hero', 'mj-raw']

/** What is offered while MJML is typed: the elements of MJML 5 with the attributes that are used most. */
const elements: Record<string, { attributes?: string[]; children?: string[] }> = {
  mjml: { attributes: ['lang', 'dir'], children: ['mj-head', 'mj-body'] },
  'mj-head': {
    children: ['mj-title', 'mj-preview', 'mj-attributes', 'mj-style', 'mj-font', 'mj-breakpoint', 'mj-html-attributes'],
  },
  'mj-title': {},
  'mj-preview': {},
  'mj-attributes': { children: ['mj-all', 'mj-class', 'mj-body', 'mj-section', 'mj-column', ...inColumn] },
  'mj-all': { attributes: [...font, ...padding] },
  'mj-class': { attributes: ['name', ...font, ...block] },
  'mj-style': { attributes: ['inline'] },
  'mj-font': { attributes: ['name', 'href'] },
  'mj-breakpoint': { attributes: ['width'] },
  'mj-body': { attributes: ['background-color', 'width', 'css-class'], children: inBody },
  'mj-wrapper': {
    attributes: [...block, ...background, ...border, 'full-width', 'gap'],
    children: ['mj-section', 'mj-hero', 'mj-raw'],
  },
  'mj-section': {
    attributes: [...block, ...background, ...border, 'direction', 'full-width', 'text-align'],
    children: ['mj-column', 'mj-group', 'mj-raw'],
  },
  'mj-group': {
    attributes: ['width', 'vertical-align', 'direction', 'background-color'],
    children: ['mj-column', 'mj-raw'],
  },
  'mj-column': {
    attributes: [
      'width',
      'vertical-align',
      'background-color',
      'inner-background-color',
      ...border,
      ...padding,
      'css-class',
    ],
    children: [...inColumn, 'mj-navbar', 'mj-accordion', 'mj-carousel'],
  },
  'mj-hero': {
    attributes: ['mode', 'height', 'vertical-align', ...background, ...padding, 'css-class'],
    children: inColumn,
  },
  'mj-text': { attributes: ['align', ...font, 'height', 'text-decoration', 'text-transform', ...block] },
  'mj-button': {
    attributes: ['href', 'align', 'background-color', ...border, ...font, 'inner-padding', 'width', 'title', ...block],
  },
  'mj-image': {
    attributes: ['src', 'alt', 'href', 'width', 'height', 'align', 'fluid-on-mobile', 'title', ...border, ...block],
  },
  'mj-divider': { attributes: ['border-color', 'border-style', 'border-width', 'width', 'align', ...block] },
  'mj-spacer': { attributes: ['height', ...block] },
  'mj-table': {
    attributes: ['align', 'cellpadding', 'cellspacing', 'width', 'table-layout', 'role', ...font, ...block],
  },
  'mj-raw': { attributes: ['position'] },
  'mj-social': { attributes: ['align', 'mode', 'icon-size', ...font, ...block], children: ['mj-social-element'] },
  'mj-social-element': { attributes: ['name', 'href', 'src', 'alt', 'background-color', 'color'] },
  'mj-navbar': { attributes: ['align', 'base-url', 'hamburger', ...block], children: ['mj-navbar-link'] },
  'mj-navbar-link': { attributes: ['href', ...font, ...padding] },
  'mj-accordion': { attributes: ['border', 'font-family', ...block], children: ['mj-accordion-element'] },
  'mj-accordion-element': { attributes: ['background-color'], children: ['mj-accordion-title', 'mj-accordion-text'] },
  'mj-accordion-title': { attributes: [...font, ...padding] },
  'mj-accordion-text': { attributes: [...font, ...padding] },
  'mj-carousel': { attributes: ['align', 'thumbnails', 'border-radius'], children: ['mj-carousel-image'] },
  'mj-carousel-image': { attributes: ['src', 'alt', 'href', 'title'] },
}

export const mjmlTags: Record<string, TagSpec> = Object.fromEntries(
  Object.entries(elements).map(([name, { attributes = [], children }]) => [
    name,
    { attrs: Object.fromEntries(attributes.map(attribute => [attribute, null])), children, globalAttrs: false },
  ]),
)
