import { afterPaint } from '../wire-inspector/after-paint.ts';

/** The views of the dock. */
export type DockView = 'console' | 'wire' | 'clients' | 'page' | 'checks';

/** Which view of the dock is chosen, and which one is on the screen. */
export class DockViews {
  /** The one whose tab is marked. */
  chosen = $state<DockView>('console');
  /** The one that is drawn: for a moment after a press still the one before. */
  seen = $state<DockView>('console');
  /** What Run goes back to. */
  lastLive: DockView = 'console';
  #endTurn = (): void => undefined;

  /** Shows a view at once: what comes next may need it. */
  show(view: DockView): void {
    this.#choose(view);
    this.seen = view;
  }

  /** The reader pressed a tab: it is marked at once, and its view, which takes longer to draw, follows. */
  turnTo(view: DockView): void {
    this.#choose(view);
    this.#endTurn = afterPaint(() => (this.seen = view));
  }

  #choose(view: DockView): void {
    this.#endTurn();
    if (view !== 'checks') this.lastLive = view;
    this.chosen = view;
  }
}
