/// <reference types="astro/client" />

/** A program bundled to one self-contained ES module, as text: `ws` and `node:*` stay imports. */
declare module '*?program' {
  const source: string;
  export default source;
}

declare module 'virtual:sandbox-bundles' {
  /** The script of the sandboxed frame, as text for an inline `<script>`. */
  export const frameScript: string;
  /** The classic-worker script that every program begins with, as text. */
  export const programScript: string;
}

declare module 'virtual:node-api-bundle' {
  /** The classic script that brings the rest of the Node API into a program's worker, as text. */
  const script: string;
  export default script;
}

declare module 'virtual:toolkit-package' {
  /** The toolkit as one ES module, as text: `ws` and `node:*` stay imports. */
  const source: string;
  export default source;
}

declare module 'virtual:container-files' {
  /** The script that every process in a WebContainer begins with, as ASCII text. */
  export const preload: string;
  /** `ws` as one ES module, as text. */
  export const wsModule: string;
  /** The package `ws`: its files by path. */
  export const wsPackage: { version: string; integrity: string; files: Record<string, string> };
  /** The toolkit as one ES module, as text: `ws` and `node:*` stay imports. */
  export const enchufePackage: string;
}

declare module 'virtual:editor-types' {
  /** What the editor needs to know `ws`, Node and `enchufe`, as JSON text of a record path -> content. */
  const typeFiles: string;
  export default typeFiles;
}

declare module 'virtual:take-home-files' {
  /** What every downloaded project holds besides the learner's own files, as JSON text of `TakeHomeFiles`. */
  const files: string;
  export default files;
}

interface ImportMetaEnv {
  readonly PUBLIC_DEFAULT_ENGINE?: string;
  readonly PUBLIC_WEBCONTAINER_CLIENT_ID?: string;
}
