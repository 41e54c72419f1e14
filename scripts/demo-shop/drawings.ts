export interface Drawing {
  shape: 'bag' | 'tin' | 'box' | 'dripper' | 'grinder' | 'mug' | 'voucher'
  label: string
  color: string
  dark: string
  ground: string
}

const paper = '#fffaf2'

const shapes: Record<Drawing['shape'], (drawing: Drawing) => string> = {
  bag: d => `<path d="M112 96h176l14 250a14 14 0 0 1-14 15H112a14 14 0 0 1-14-15z" fill="${d.color}"/>
    <path d="M112 62h176v36H112z" fill="${d.dark}"/><path d="M112 92h176" stroke="${paper}" stroke-width="3" stroke-dasharray="7 6"/>
    <circle cx="200" cy="132" r="9" fill="${d.dark}"/>${tag(d, 178)}`,
  tin: d => `<path d="M118 118h164v206a30 30 0 0 1-30 30H148a30 30 0 0 1-30-30z" fill="${d.color}"/>
    <path d="M132 62h136a10 10 0 0 1 10 10v46H122V72a10 10 0 0 1 10-10z" fill="${d.dark}"/>
    <path d="M118 118h164v9H118z" fill="#0003"/>${tag(d, 186)}`,
  box: d => `<path d="M104 140l96-44 96 44v190a12 12 0 0 1-12 12H116a12 12 0 0 1-12-12z" fill="${d.color}"/>
    <path d="M104 140l96-44 96 44-96 42z" fill="${d.dark}"/><path d="M160 114l96 44v34l-30-14v-30l-92-42z" fill="${paper}" opacity=".7"/>${tag(d, 226)}`,
  dripper:
    d => `<ellipse cx="200" cy="128" rx="112" ry="30" fill="${d.dark}"/><ellipse cx="200" cy="124" rx="102" ry="24" fill="#6b4a38"/>
    <path d="M88 132c10 62 44 112 76 142h72c32-30 66-80 76-142-8 20-54 30-112 30S96 152 88 132z" fill="${d.color}"/>
    <path d="M310 160c40-6 50 52-8 66" fill="none" stroke="${d.color}" stroke-width="18" stroke-linecap="round"/>
    <path d="M132 282h136a14 14 0 0 1 14 14v10H118v-10a14 14 0 0 1 14-14z" fill="${d.color}"/><path d="M118 304h164v6H118z" fill="${d.dark}"/>
    <path d="M150 180c8 34 22 60 40 84M250 180c-8 34-22 60-40 84" stroke="${d.dark}" stroke-width="4" fill="none" opacity=".5"/>`,
  grinder:
    d => `<rect x="150" y="120" width="100" height="232" rx="20" fill="${d.color}"/><rect x="150" y="214" width="100" height="34" fill="${d.dark}"/>
    <rect x="164" y="134" width="14" height="70" rx="7" fill="#ffffff2e"/><rect x="142" y="104" width="116" height="26" rx="10" fill="${d.dark}"/>
    <path d="M200 104V74h96" fill="none" stroke="${d.dark}" stroke-width="14" stroke-linejoin="round"/><circle cx="302" cy="66" r="22" fill="#a8744a"/>`,
  mug: d => `<path d="M104 118h172v180a48 48 0 0 1-48 48h-76a48 48 0 0 1-48-48z" fill="${d.color}"/>
    <path d="M276 160h22a44 44 0 0 1 0 98h-22" fill="none" stroke="${d.color}" stroke-width="22"/><ellipse cx="190" cy="118" rx="86" ry="16" fill="${d.dark}"/>
    <path d="M138 258c6-46 40-74 84-70l28-10-14 22c6 46-30 78-70 74l-36 18z" fill="${paper}"/><circle cx="222" cy="206" r="5" fill="${d.dark}"/>
    <path d="M168 84c-8-14 10-20 2-36M206 84c-8-14 10-20 2-36" stroke="${d.dark}" stroke-width="6" fill="none" stroke-linecap="round" opacity=".45"/>`,
  voucher:
    d => `<g transform="rotate(-6 200 205)"><rect x="64" y="122" width="272" height="166" rx="14" fill="${d.color}"/>
    <rect x="78" y="136" width="244" height="138" rx="8" fill="none" stroke="${d.dark}" stroke-width="2" stroke-dasharray="6 6"/>
    <text x="200" y="222" fill="${paper}" font-family="Georgia,serif" font-size="52" text-anchor="middle">${d.label}</text>
    <text x="200" y="254" fill="${d.dark}" font-family="Georgia,serif" font-size="18" text-anchor="middle">dárkový poukaz</text></g>`,
}

function tag({ label, dark }: Drawing, y: number): string {
  return `<rect x="132" y="${y}" width="136" height="96" rx="6" fill="${paper}"/>
    <text x="200" y="${y + 44}" fill="${dark}" font-family="Georgia,serif" font-size="${label.length > 9 ? 20 : 24}" text-anchor="middle">${label}</text>
    <text x="200" y="${y + 70}" fill="${dark}" font-family="Georgia,serif" font-size="13" text-anchor="middle">U Poštolky</text>`
}

/** A product as a picture of its own; the labels are ours, so nothing needs escaping. */
export function svg(drawing: Drawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400"><rect width="400" height="400" fill="${drawing.ground}"/><ellipse cx="200" cy="362" rx="120" ry="12" fill="#0000001c"/>${shapes[drawing.shape](drawing)}</svg>`
}
