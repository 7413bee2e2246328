/** Tells views that something changed, at most once in a frame, however often it does. */
export class FramePace {
  #version = $state(0);
  #isScheduled = false;

  /** Makes the caller depend on what changes. */
  follow(): void {
    void this.#version;
  }

  /** Something changed. */
  change(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    const tell = () => {
      this.#isScheduled = false;
      this.#version += 1;
    };
    // A hidden page gets no animation frames.
    if (document.visibilityState === 'visible') requestAnimationFrame(tell);
    else setTimeout(tell, 50);
  }
}
