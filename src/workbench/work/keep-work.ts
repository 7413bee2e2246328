import { openWorkStore } from './saved-work.ts';
import { openVersionStore } from './version-store.ts';
import { claimWork, type WorkAccess } from './work-claim.ts';
import type { Work } from './work.svelte.ts';

/** What tabs tell each other: a lesson was saved, or an import changed several. */
export type WorkNews = { type: 'saved'; lessonKey: string } | { type: 'imported' };

/** The name of the channel on which tabs tell `WorkNews`. */
export const newsChannel = 'enchufe:work';

/** A lesson's work as one tab keeps it. */
export interface KeptWork {
  /** Settles when what was saved is back for the first time. */
  restored: Promise<void>;
  takeOver(): void;
  stop(): void;
}

// What the other tab wrote while it lost the work must have arrived before it is read.
const settleDelay = 150;

/** Keeps a lesson's work in this browser, with one tab at a time that may change it. */
export function keepWork(work: Work, lessonKey: string): KeptWork {
  const channel = new BroadcastChannel(newsChannel);
  const versions = openVersionStore(lessonKey);
  let isRestored = false;
  let done: () => void = () => undefined;
  const restored = new Promise<void>((resolve) => (done = resolve));

  const refresh = async (): Promise<void> => {
    await work.reload();
    await work.history.restore(versions);
  };
  const change = async (access: WorkAccess): Promise<void> => {
    if (!isRestored) {
      isRestored = true;
      work.access = access;
      await Promise.all([work.restore(openWorkStore(lessonKey)), work.history.restore(versions)]);
      done();
      return;
    }
    if (access === 'mine') {
      await new Promise((resolve) => setTimeout(resolve, settleDelay));
      await refresh();
    }
    work.access = access;
  };
  let latest: Promise<void> = Promise.resolve();
  const claim = claimWork(lessonKey, (access) => {
    // Losing it counts at once; nothing may be written from here on.
    if (access !== 'mine' && isRestored) work.access = access;
    latest = latest.then(() => change(access));
  });
  work.onSaved = () => {
    channel.postMessage({ type: 'saved', lessonKey } satisfies WorkNews);
  };
  channel.onmessage = ({ data }: MessageEvent<WorkNews>) => {
    const concerns = data.type === 'imported' || data.lessonKey === lessonKey;
    if (concerns && (data.type === 'imported' || work.access !== 'mine')) void refresh();
  };
  return {
    restored,
    takeOver: () => {
      claim.takeOver();
    },
    stop() {
      claim.release();
      channel.close();
    },
  };
}
