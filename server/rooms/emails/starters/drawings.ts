/**
 * Things drawn by coloured cells: they are seen with pictures blocked, and nothing is fetched. Corners are square in
 * Outlook for Windows, all else is the same.
 */
const cell = (width: number, height: number, color: string, radius = '', inside = '&nbsp;') => {
  // Outlook makes a row as high as its text, whatever stands around the table.
  const low = height < 20 ? 'font-size:0;line-height:0' : ''
  const style = [radius && `border-radius:${radius}`, low].filter(Boolean).join(';')
  return `<td width="${width}" height="${height}" align="center" bgcolor="${color}"${style && ` style="${style}"`}>${inside}</td>`
}

const gap = (width: number, height = 1) =>
  `<td width="${width}" height="${height}" style="font-size:0;line-height:0">&nbsp;</td>`

/** An outline: only its sides are coloured. */
const outline = (width: number, height: number, style: string) =>
  `<td width="${width}" height="${height}" style="font-size:0;line-height:0;${style}">&nbsp;</td>`

// Collapsed borders, which MJML sets for all tables, would take the round corners away.
const table = (rows: string[]) =>
  `<table role="presentation" border="0" cellpadding="0" cellspacing="0" align="center" style="border-collapse:separate;font-size:0;line-height:0">${rows.map(row => `<tr>${row}</tr>`).join('')}</table>`

/** One above the other, centred. */
const pile = (...rows: string[]) => table(rows.map(row => `<td align="center">${row}</td>`))

/** Beside each other, standing on one line. */
export const beside = (...things: string[]) =>
  table([things.map(thing => `<td valign="bottom" style="padding:0 9px">${thing}</td>`).join('')])

/** In the middle of a height that all of them have, so that tiles beside each other are alike. */
export const framed = (drawing: string) => table([`<td height="112" valign="middle" align="center">${drawing}</td>`])

export const mug = (body: string, band: string) => {
  const cup = table([cell(62, 20, body, '4px 4px 0 0'), cell(62, 10, band), cell(62, 32, body, '0 0 14px 14px')])
  const ear = table([outline(12, 26, `border:6px solid ${body};border-left:0;border-radius:0 14px 14px 0`)])
  return table([`<td>${cup}</td><td valign="middle">${ear}</td>`])
}

export const vase = (body: string, leaf: string) =>
  pile(
    table([
      cell(12, 34, leaf, '12px 12px 0 12px') +
        gap(5) +
        cell(12, 46, leaf, '12px') +
        gap(5) +
        cell(12, 30, leaf, '12px 12px 12px 0'),
    ]),
    table([cell(22, 12, body)]),
    table([cell(58, 54, body, '24px 24px 16px 16px')]),
  )

export const candle = (glass: string, wax: string) =>
  pile(
    table([cell(10, 18, '#f0b23c', '8px 8px 5px 5px')]),
    table([cell(2, 8, '#4a403a')]),
    table([cell(54, 12, wax, '6px 6px 0 0')]),
    table([cell(54, 50, glass, '0 0 10px 10px')]),
  )

export const notebook = (cover: string, strap: string) =>
  table([
    cell(12, 88, strap, '4px 0 0 4px') + cell(46, 88, cover) + cell(5, 88, strap) + cell(9, 88, cover, '0 6px 6px 0'),
  ])

/** A bag of cloth with two handles. */
export const bag = (cloth: string, print: string) =>
  pile(
    table([outline(26, 26, `border:5px solid ${cloth};border-bottom:0;border-radius:18px 18px 0 0`)]),
    table([cell(80, 76, cloth, '4px 4px 10px 10px', table([cell(30, 30, print, '15px')]))]),
  )

export const lamp = (shade: string, stand: string, glow: string) =>
  pile(
    table([cell(132, 66, shade, '66px 66px 6px 6px')]),
    table([cell(108, 7, glow, '0 0 8px 8px')]),
    table([cell(8, 92, stand)]),
    table([cell(84, 10, stand, '8px 8px 3px 3px')]),
  )

export const present = (paper: string, ribbon: string) => {
  const loop = (radius: string) => outline(24, 14, `border:6px solid ${ribbon};border-radius:${radius}`)
  const strip = (height: number, left: string, right: string) =>
    table([cell(44, height, paper, left) + cell(16, height, ribbon) + cell(44, height, paper, right)])
  return pile(
    table([loop('16px 16px 3px 16px') + gap(4) + loop('16px 16px 16px 3px')]),
    strip(30, '6px 0 0 0', '0 6px 0 0'),
    table([cell(104, 14, ribbon)]),
    strip(46, '0 0 0 6px', '0 0 6px 0'),
  )
}

export const tree = (green: string, bauble: string, trunk: string) => {
  const branch = (width: number, dots: number) => {
    const row = Array.from({ length: dots }, () => cell(8, 8, bauble, '4px')).join(
      gap(Math.floor(width / (dots + 1)) - 8),
    )
    return table([cell(width, 20, green, '10px', dots > 0 ? table([row]) : '&nbsp;')])
  }
  const space = table([gap(10, 5)])
  return pile(
    table([cell(14, 14, bauble, '7px')]),
    space,
    branch(36, 0),
    space,
    branch(72, 1),
    space,
    branch(108, 2),
    space,
    branch(148, 3),
    table([cell(18, 22, trunk, '0 0 3px 3px')]),
  )
}
