/** A file's name from words that anybody may have typed: letters and digits of any script, and hyphens. */
export function fileName(...words: readonly string[]): string {
  const parts = words.map((word) =>
    word
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40),
  );
  return ['enchufe', ...parts.filter(Boolean)].join('-');
}
