import type { Text } from '../../translations/text.ts';

const lookAtTheSpaces: Text = {
  es: 'Solo cambian los espacios en blanco: compara las dos líneas carácter a carácter.',
  en: 'Only white space differs: compare the two lines character by character.',
};

/** The hint for a text that is right but for spaces and line breaks; none for any other. */
export function onlySpacesDiffer(said: string, wanted: string): Text | undefined {
  const isSame = said.replaceAll(/\s/g, '') === wanted.replaceAll(/\s/g, '');
  return isSame && said.trim() !== '' ? lookAtTheSpaces : undefined;
}
