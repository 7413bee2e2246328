import { openEngine } from '../../engine/open-engine.ts';
import type { SourcePosition } from '../editor/source-position.ts';
import type { Language } from '../../translations/text.ts';
import { workbenchTexts } from '../../translations/workbench.ts';
import { WireTrace } from '../../wire-inspector/wire-trace.svelte.ts';
import { EngineAccess } from '../run/engine-access.ts';
import { type RunPlan, RunSession } from '../run/run-session.svelte.ts';
import { runNetwork } from '../run/surroundings.ts';

/** A program that a page runs to show its wire: nothing can be changed, and nothing is kept. */
export class TracedRun {
  readonly wire = new WireTrace(runNetwork);
  readonly run: RunSession;
  readonly #access = new EngineAccess(async () => {
    const [engine] = await Promise.all([openEngine({ engine: 'embedded' }), this.wire.prepare()]);
    engine.onWire((event) => {
      this.wire.push(event);
    });
    return engine;
  });

  constructor(language: Language) {
    const nothing = (): void => undefined;
    const begins = (): void => {
      this.wire.clear();
    };
    const words = { language, workbench: workbenchTexts[language] };
    this.run = new RunSession(this.#access, words, { begins, listens: nothing, ends: nothing });
  }

  /** Runs the programs, in place of those of before. */
  async start(plan: RunPlan): Promise<void> {
    await this.run.run(plan);
  }

  /** Stops the programs and gives the engine up. */
  async end(): Promise<void> {
    await this.run.stop();
    await this.#access.forget();
  }
}

/** The text of a program's line, without what stands before it; empty where there is none. */
export function lineOf(files: Readonly<Record<string, string>>, place: SourcePosition): string {
  return files[place.file]?.split('\n')[place.line - 1]?.trim() ?? '';
}
