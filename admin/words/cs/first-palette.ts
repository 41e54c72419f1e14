/** Of the palette, what its button says. */
export const firstPalette = {
  open: 'Hledat',
}
