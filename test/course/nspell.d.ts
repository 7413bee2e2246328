declare module 'nspell' {
  type Dictionary = { aff: Uint8Array; dic: Uint8Array };
  type Checker = { correct(word: string): boolean; add(word: string): Checker };
  export default function nspell(dictionary: Dictionary): Checker;
}
