/** What a test needs that a tab doesn't have, seen from what its code uses. */
const needs: readonly { reason: string; uses: RegExp }[] = [
  { reason: 'needs TLS', uses: /\bhttps\.createServer\(|\btls\.connect\b/ },
  { reason: 'needs a local socket (IPC)', uses: /\.sock`/ },
  { reason: 'needs a real file', uses: /\bfs\.\w+/ },
];

/** Why a test can't run without TLS, local sockets or files; undefined when it can. */
export function whyNotApplicable(code: string): string | undefined {
  return needs.find(({ uses }) => uses.test(code))?.reason;
}
