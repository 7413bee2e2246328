/// <reference types="astro/client" />

/** A program bundled to one self-contained ES module, as text: `ws` and `node:*` stay imports. */
declare module '*?program' {
  const source: string;
  export default source;
}

declare module 'virtual:sandbox-bundles' {
  /** The script of the sandboxed frame, as text for an inline `<script>`. */
  export const frameScript: string;
  /** The classic-worker script that every program starts in, as text. */
  export const programScript: string;
}

declare module 'virtual:editor-types' {
  /** The type files of `ws` and Node for the editor, as JSON text of a record path -> content. */
  const typeFiles: string;
  export default typeFiles;
}
