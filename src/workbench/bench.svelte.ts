import type { Engine } from '../engine/engine.ts';
import type { CheckTrace } from '../checks/check-traces.ts';
import type { CheckResult } from '../checks/check-report.ts';
import type { SourcePosition } from './editor/source-position.ts';
import type { BenchWords } from '../translations/bench-words.ts';
import type { Previews } from './preview/previews.svelte.ts';
import { sayWhoSpoke } from '../translations/transcript.ts';
import type { WorkbenchTexts } from '../translations/workbench.ts';
import { afterPaint } from '../wire-inspector/after-paint.ts';
import { WireRecords } from '../wire-inspector/record/wire-records.svelte.ts';
import { WireTrace } from '../wire-inspector/wire-trace.svelte.ts';
import { CheckSession } from './checking/check-session.svelte.ts';
import { markDone } from './checking/progress.ts';
import type { HandClients } from './clients/hand-clients.svelte.ts';
import { DockViews } from './dock-views.svelte.ts';
import { CodeView, type LineMark } from './editor/code-view.svelte.ts';
import { EngineChoice } from './engine-choice/engine-choice.svelte.ts';
import { EngineAccess } from './run/engine-access.ts';
import { RunSession } from './run/run-session.svelte.ts';
import { runNetwork } from './run/surroundings.ts';
import { EditorSettings } from './settings/editor-settings.svelte.ts';
import { keepWork, type KeptWork } from './work/keep-work.ts';
import type { Files } from './work/saved-work.ts';
import type { LessonInFile } from './work/work-file.ts';
import { Work } from './work/work.svelte.ts';

/** What a workbench is made for, and the words that it speaks with. */
export type BenchOptions = {
  words: BenchWords;
  lessonKey: string;
  /** What the lesson is called, where anybody asks. */
  title: string;
  mode: 'exercise' | 'example';
  files: Files;
  entry: string;
  clientEntry?: string | undefined;
  /** Which of the two the learner writes and Check checks; default `server`. */
  subject?: 'server' | 'client' | undefined;
  /** Where the hand-driven clients go first; default `/`. */
  visit?: string | undefined;
};

/** What a page gives to the workbench that speaks its language. */
export type WorkbenchProps = Omit<BenchOptions, 'words'> & {
  next?: { title: string; href: string } | undefined;
};

/** What of the learner's work is shown above the page. */
export type WorkPanel = 'versions' | 'solution' | 'file' | 'project';

/** One workbench: the learner's work, what runs, what is checked, and which view shows it. */
export class Bench {
  workPanel = $state<WorkPanel>();
  showsShortcuts = $state(false);
  /** The work as this tab keeps it, once the page runs. */
  kept: KeptWork | undefined;
  /** Who has the lesson's page open, where the lesson has one. */
  previews = $state.raw<Previews>();
  /** Who talks to the server by hand, once somebody wants them or the engine is there. */
  clients = $state.raw<HandClients>();
  readonly options: BenchOptions;
  readonly words: BenchWords;
  readonly texts: WorkbenchTexts;
  readonly work: Work;
  readonly view = new CodeView();
  readonly dock = new DockViews();
  readonly settings = new EditorSettings();
  readonly engines = new EngineChoice(() => void this.#access.forget());
  readonly wire = new WireTrace(runNetwork);
  /** The wire as it is shown: live, or a recording. */
  readonly records: WireRecords;
  readonly run: RunSession;
  readonly checking: CheckSession;
  readonly #access = new EngineAccess(() => this.#open());
  #clients: Promise<HandClients> | undefined;
  #endGlance = (): void => undefined;

  constructor(options: BenchOptions) {
    this.options = options;
    this.words = options.words;
    const texts = options.words.workbench;
    this.texts = texts;
    this.work = new Work(options.files, this.#checkedEntry);
    this.records = new WireRecords(this.wire, options.title);
    this.run = new RunSession(this.#access, options.words, {
      begins: (engine) => {
        this.wire.clear();
        this.clients?.prepare(engine);
        this.previews?.prepare(engine);
      },
      listens: () => {
        if (options.mode === 'example') markDone(options.lessonKey, 'run');
        this.clients?.serverListens();
        this.previews?.serverListens();
      },
      ends: () => {
        this.clients?.serverEnded();
        this.previews?.serverEnded();
      },
    });
    this.wire.onEntries = (entries) => {
      // Who counts what was sent has heard of it by then.
      queueMicrotask(() => {
        this.clients?.faults.pause.read(entries);
      });
    };
    this.checking = new CheckSession(this.work, options.lessonKey, this.#access, async (job) => {
      const { checkLesson } = await import('./checking/check-lesson.ts');
      const { lessonKey: key, subject = 'server' } = options;
      const lesson = { key, entry: this.#checkedEntry, subject, noChecks: texts.checking.noChecks };
      return checkLesson(lesson, () => this.#access.get(), job);
    });
  }

  /** Brings back what was saved, the last report with it, and keeps the work from now on. */
  async restore(): Promise<void> {
    this.checking.readTerms();
    this.engines.restore();
    this.kept = keepWork(this.work, this.options.lessonKey);
    await this.kept.restored;
    await this.#loadPreviews();
    if (await this.showAddress()) return;
    if (this.work.lastCheck && this.options.mode === 'exercise') this.dock.show('checks');
  }

  /** Shows the recording that the page's address holds; false where it holds none. */
  async showAddress(): Promise<boolean> {
    const isRecording = await this.records.openAddress(location.hash);
    if (isRecording) {
      this.dock.show('wire');
      showZone('result');
    }
    return isRecording;
  }

  /** Shows what crossed the wire while a check ran, at the place where it failed. */
  async showTrace(trace: CheckTrace, { title }: CheckResult): Promise<void> {
    const { newRecording } = await import('../wire-inspector/record/new-recording.ts');
    const { language } = this.words;
    const recorded = trace.read((name) => sayWhoSpoke(name, language));
    const check = title[language].replaceAll('`', '');
    const { spot } = recorded;
    await this.records.show(newRecording(check, recorded), { type: 'check', title: check, spot });
    this.dock.show('wire');
    showZone('result');
    this.glanceAtFrame();
  }

  /** The lesson on the page as it is now, saved or not, as a work file holds it. */
  get lessonNow(): { key: string; lesson: LessonInFile } {
    const { files, openFile, history } = this.work;
    return {
      key: this.options.lessonKey,
      lesson: { files, openFile, versions: [...history.versions] },
    };
  }

  /** Gets the engine ready, so that Run is quick. */
  warm(): void {
    this.#access.warm();
  }

  /** Stops what runs and opens the engine that is chosen now; what is on the page stays until the next Run. */
  async changeEngine(): Promise<void> {
    await this.stop();
    void this.#access.forget();
    this.warm();
  }

  /** The clients that the learner drives by hand; their part of the page comes when it is first asked for. */
  loadClients(): Promise<HandClients> {
    this.#clients ??= import('./clients/hand-clients.svelte.ts').then(({ HandClients }) => {
      this.clients = new HandClients((program, text) => {
        const time = this.run.elapsed;
        this.run.console.add({ kind: 'output', program, time, level: 'log', text });
      }, this.options.visit);
      return this.clients;
    });
    return this.#clients;
  }

  /** Run. */
  async start(): Promise<void> {
    if (!this.work.isReady) return;
    this.records.backToLive();
    this.dock.show(this.dock.lastLive);
    showZone('result');
    this.work.keepVersion('run');
    await this.#loadPreviews();
    const { entry, clientEntry } = this.options;
    await this.run.run({ files: this.work.files, entry, clientEntry });
  }

  /** Run without being asked: the reader stays where they are, and no version is kept. */
  async runAgain(): Promise<void> {
    if (!this.work.isEditable || this.checking.isChecking) return;
    const { entry, clientEntry } = this.options;
    await this.run.run({ files: this.work.files, entry, clientEntry });
  }

  /** Tells whether there is something to stop. */
  get isBusy(): boolean {
    return this.run.isRunning || this.run.isClientRunning || this.checking.isChecking;
  }

  /** Stop: programs and checks. */
  async stop(): Promise<void> {
    this.checking.stop();
    this.clients?.faults.endPause();
    this.previews?.closeAll();
    await this.run.stop();
  }

  /** Check. */
  async check(): Promise<void> {
    if (!this.work.isReady || this.options.mode === 'example') return;
    this.dock.show('checks');
    showZone('result');
    this.work.keepVersion('check');
    await this.checking.check();
  }

  /** Shows a line of the learner's code, on a phone too. */
  goTo(position: SourcePosition): void {
    this.view.reveal(position);
    showZone('code');
  }

  /** Brings the line that wrote the selected frame into view. */
  glanceAtFrame(): void {
    const source = this.records.selectedSource;
    this.#endGlance();
    if (source) this.#endGlance = afterPaint(() => this.view.glance(source.position));
  }

  /** The reader went to a line of the code: the wire, where it is shown, follows. */
  noteCursor(file: string, line: number): void {
    if (this.dock.chosen === 'wire') this.records.selectWrittenAt(file, line);
  }

  /** The lines that deserve a mark: where the code failed, and what the open views point at. */
  get marks(): readonly LineMark[] {
    const marks: LineMark[] = [];
    const { failedAt } = this.run;
    if (failedAt) marks.push({ position: failedAt, kind: 'error', words: this.texts.failedHere });
    const source = this.records.selectedSource;
    if (source && this.dock.chosen === 'wire') {
      const words = source.frame === null ? this.texts.handshake : this.texts.frame(source.frame);
      marks.push({ position: source.position, kind: 'frame', words });
    }
    return marks;
  }

  /** The file that the learner writes first of all. */
  get #checkedEntry(): string {
    const { entry, clientEntry, subject } = this.options;
    return subject === 'client' ? (clientEntry ?? entry) : entry;
  }

  /** Only a lesson with a page needs what shows it. */
  async #loadPreviews(): Promise<void> {
    if (this.previews || !('index.html' in this.work.files)) return;
    const { Previews } = await import('./preview/previews.svelte.ts');
    this.previews ??= new Previews(this.words.language, (program, level, text) => {
      const time = this.run.elapsed;
      this.run.console.add({ kind: 'output', program, time, level, text });
    });
  }

  async #open(): Promise<Engine> {
    const [engine, clients] = await Promise.all([
      this.engines.open(),
      this.loadClients(),
      this.wire.prepare(),
    ]);
    // What this engine can't do is said from now on.
    clients.faults.use(engine);
    engine.onWire((event) => {
      this.wire.push(event);
    });
    return engine;
  }
}

/** On a phone the page shows one zone at a time; it listens for this. */
function showZone(zone: 'code' | 'result'): void {
  window.dispatchEvent(new CustomEvent('enchufe:show', { detail: zone }));
}
