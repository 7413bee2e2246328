/** Does a task as soon as what has just changed has been drawn; returns the way to give up. */
export function afterPaint(task: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begin = (): void => {
    timer = setTimeout(task);
  };
  // A hidden page draws nothing.
  const frame = document.visibilityState === 'visible' ? requestAnimationFrame(begin) : undefined;
  if (frame === undefined) begin();
  return () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
