/** Tells whether a text is sure to fit into a width, given in ems: what isn't sure is told as too wide. */
export function fitsIn(text: string, ems: number): boolean {
  let width = 0;
  for (const character of text) {
    width += widthOf(character);
    if (width > ems) return false;
  }
  return true;
}

/** Rather too much, so that it holds for each font of the interface: in ems. */
function widthOf(character: string): number {
  if (narrow.has(character)) return 0.36;
  if (medium.test(character)) return 0.56;
  return character <= '\u{24f}' || character === '—' ? 0.95 : 1.3;
}

const narrow = new Set(" .,:;!|'`ijlfrtI()[]/\\-·");
const medium = /[a-ln-vx-záéíóúñü0-9]/;
