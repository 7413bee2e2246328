/** Draws a QR code as the address of a picture; undefined where the text is too long for one. */
export async function drawCode(text: string): Promise<string | undefined> {
  const [{ generate }, { toSvgDataURL }] = await Promise.all([
    import('lean-qr'),
    import('lean-qr/extras/svg'),
  ]);
  try {
    return toSvgDataURL(generate(text), { on: '#000', off: '#fff' });
  } catch {
    return undefined;
  }
}
