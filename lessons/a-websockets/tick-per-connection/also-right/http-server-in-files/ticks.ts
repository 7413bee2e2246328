/** Says `tick 1`, `tick 2`… until the returned function is called. */
export function startTicks(say: (text: string) => void, every: number): () => void {
  const began = Date.now();
  const timer = setInterval(() => say(`tick ${Math.round((Date.now() - began) / every)}`), every);
  return () => clearInterval(timer);
}
