/**
 * What every answer of the site's host says, so that its pages are isolated from other origins: real Node in the
 * browser needs shared memory, which only isolated pages have. Nothing of the site is of another origin.
 */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;
