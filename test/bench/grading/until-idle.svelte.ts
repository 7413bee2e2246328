import type { GradingDesk } from '../../../src/classroom/pages/grading-desk.svelte.ts';

/** Resolves when nothing is left to be graded. */
export function untilIdle(desk: GradingDesk): Promise<void> {
  return new Promise((resolve) => {
    const stop = $effect.root(() => {
      $effect(() => {
        if (desk.progress.state !== 'idle') return;
        resolve();
        queueMicrotask(() => stop());
      });
    });
  });
}
