/** An action for rows: `note` hears how high a row's first element is, now and after each change. */
export function watchHeights(note: (row: HTMLElement, height: number) => void): {
  watch: (row: HTMLElement) => { destroy(): void };
  end: () => void;
} {
  const observer = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) {
      note(target as HTMLElement, borderBoxSize[0]?.blockSize ?? 0);
    }
  });
  return {
    watch({ firstElementChild }) {
      if (firstElementChild) observer.observe(firstElementChild);
      return {
        destroy() {
          if (firstElementChild) observer.unobserve(firstElementChild);
        },
      };
    },
    end() {
      observer.disconnect();
    },
  };
}
