import { readAssignment, type NamedAssignment } from '../assignment/assignment.ts';
import type { ClassCourse } from '../assignment/class-course.ts';
import { collectHandIns, type ProblemFile, type Submission } from '../collect/collect-hand-ins.ts';
import { latestByStudent } from '../collect/latest-by-student.ts';
import type { GivenFile } from '../collect/unpack-files.ts';
import type { CheckWeights } from '../grade/exercise-grade.ts';
import { gradeExercise, type RunExercise } from '../grade/grade-exercise.ts';
import { newRow, putGrade, type GradebookRow, type GradingScale } from '../grade/gradebook.ts';
import { GradingQueue, type QueueProgress } from '../grade/grading-queue.ts';
import type { TeacherKey } from '../hand-in/teacher-key.ts';
import { privatelyGraded } from '../private-checks/grade-privately.ts';
import { keep, recall } from './class-store.ts';
import { countLanes } from './exercise-runner.ts';
import { PrivateChecksState } from './private-checks-state.svelte.ts';

/** One exercise of one student's hand-in that waits to be graded. */
type Job = { student: string; fingerprint: string; exercise: string; seed: number };

/** What a teacher grades with: one assignment, its gradebook, and the queue of what is still to be run. */
export class GradingDesk {
  assignment = $state.raw<NamedAssignment>();
  rows = $state.raw<readonly GradebookRow[]>([]);
  problems = $state.raw<readonly ProblemFile[]>([]);
  progress = $state.raw<QueueProgress>({ state: 'idle', done: 0, all: 0 });
  /** Who was taken out of the table last, and can be put back. */
  removed = $state.raw<GradebookRow>();
  /** Whether what ran last had been graded before. */
  isAgain = $state(false);
  isReading = $state(false);
  isKept = $state(true);
  seed = $state(0);
  points = $state(10);
  weights = $state.raw<CheckWeights>({});
  readonly scale: GradingScale = $derived.by(() => ({
    exercises: this.#exercises,
    points: this.points,
    weights: this.weights,
    due: this.assignment?.assignment.due?.at ?? null,
  }));
  readonly #exercises = $derived(
    this.assignment?.assignment.exercises.map(({ key }) => key).filter((key) => this.#has(key)) ??
      [],
  );
  /** The teacher's own checks of the open assignment. */
  readonly privately: PrivateChecksState;
  readonly #course: ClassCourse;
  readonly #queue: GradingQueue<Job>;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(course: ClassCourse, run: RunExercise) {
    this.#course = course;
    this.privately = new PrivateChecksState(course, run);
    this.#queue = new GradingQueue<Job>({
      lanes: countLanes(),
      run: (job, signal) => this.#grade(job, run, signal),
      onProgress: (progress) => {
        this.progress = progress;
        if (progress.state === 'idle') this.save();
      },
    });
  }

  /** Opens an assignment with the grades that this browser has of it. */
  async open(named: NamedAssignment): Promise<void> {
    this.#queue.cancel();
    const kept = await recall((store) => store.get('gradebooks', named.id), undefined);
    await this.privately.open(named);
    this.assignment = named;
    this.#rest();
    this.rows = kept?.rows ?? [];
    this.points = kept?.points ?? 10;
    this.weights = kept?.weights ?? {};
    this.seed = kept?.seed ?? chooseSeed();
    this.#enqueue(this.#ungraded());
  }

  /** Gives up what is open, as if nothing had been. */
  close(): void {
    // Nothing is kept of what is given up.
    this.assignment = undefined;
    this.#queue.cancel();
    this.rows = [];
    this.#rest();
  }

  /** What was told of what was open before is over. */
  #rest(): void {
    this.problems = [];
    this.removed = undefined;
    this.isAgain = false;
  }

  /** Resolves when the gradebook is kept as it is now. */
  async settle(): Promise<void> {
    this.save();
    await this.#saving;
  }

  /** Takes what was dropped or picked; what it brings is graded at once. */
  async take(files: readonly GivenFile[], key: TeacherKey): Promise<void> {
    if (!this.assignment) return;
    this.isReading = true;
    try {
      const found = await collectHandIns(files, key, this.assignment.id);
      const known = this.rows.flatMap(({ submission }): Submission[] => [
        submission,
        ...submission.replaced,
      ]);
      const before = this.rows;
      this.rows = latestByStudent([...known, ...found.submissions]).map((submission) => {
        const row = before.find((each) => each.submission.student === submission.student);
        if (!row) return newRow(submission);
        const isSame = row.submission.fingerprint === submission.fingerprint;
        return { ...row, submission, ...(isSame ? {} : { grades: {}, changed: [] }) };
      });
      this.#rest();
      this.problems = found.problems;
      // What was still waiting is among what isn't graded.
      this.#queue.cancel();
      this.#enqueue(this.#ungraded());
      this.save();
    } finally {
      this.isReading = false;
    }
  }

  /** Takes the file of private checks; what was graded without them is graded again. */
  async takePrivateChecks(file: File): Promise<void> {
    if (!(await this.privately.take(file))) return;
    const wanted = this.assignment?.assignment.privateChecks?.exercises ?? [];
    this.rows = this.rows.map((row) => ({ ...row, grades: privatelyGraded(row.grades, wanted) }));
    // What was still waiting is among what isn't graded.
    this.#queue.cancel();
    this.#enqueue(this.#ungraded());
  }

  /** Runs everything again, or one student's; the seed is the one that is shown. */
  gradeAgain(student?: string): void {
    const rows = this.rows.filter(
      ({ submission }) => student === undefined || submission.student === student,
    );
    this.isAgain = true;
    this.#enqueue(this.#exercises.flatMap((key) => rows.map((row) => this.#job(row, key))));
  }

  /** Begins nothing more until `resume`. */
  pause(): void {
    this.#queue.pause();
  }

  /** Goes on after `pause`. */
  resume(): void {
    this.#queue.resume();
  }

  /** Gives up what is still to be graded. */
  cancel(): void {
    this.#queue.cancel();
  }

  /** Changes one student's line, and keeps it. */
  change(student: string, change: (row: GradebookRow) => GradebookRow): void {
    this.rows = this.rows.map((row) => (row.submission.student === student ? change(row) : row));
    this.save();
  }

  /** Takes a student out of the table; `putBack` undoes it. */
  remove(student: string): void {
    this.removed = this.rows.find(({ submission }) => submission.student === student);
    this.rows = this.rows.filter(({ submission }) => submission.student !== student);
    this.save();
  }

  /** Puts back who was taken out last, with all that was graded. */
  putBack(): void {
    const back = this.removed;
    if (!back) return;
    this.removed = undefined;
    this.rows = [...this.rows, back];
    this.#enqueue(this.#ungraded([back]));
    this.save();
  }

  /** Keeps the gradebook as it is now. */
  save(): void {
    const id = this.assignment?.id;
    if (id === undefined) return;
    const { rows, points, weights, seed } = this;
    const book = { rows: [...rows], points, weights: { ...weights }, seed };
    this.#saving = this.#saving.then(async () => {
      this.isKept = await keep((store) => store.put('gradebooks', book, id));
    });
  }

  /** Reads an assignment's file and keeps it among the teacher's own. */
  async openFile(file: File | undefined): Promise<NamedAssignment | undefined> {
    const reading = await readAssignment((await file?.text()) ?? '');
    if (reading.status !== 'read') return undefined;
    const { id, text } = reading;
    await keep(async (store) => {
      const before = await store.get('assignments', id);
      return store.put('assignments', { ...before, id, text }, id);
    });
    return reading;
  }

  #has(key: string): boolean {
    return this.#course.exercises.some((exercise) => exercise.key === key);
  }

  #job(row: GradebookRow, exercise: string): Job {
    const { student, fingerprint } = row.submission;
    return { student, fingerprint, exercise, seed: this.seed };
  }

  /** Exercise by exercise: whoever checks one has its judge ready for the next student. */
  #ungraded(rows = this.rows): Job[] {
    return this.#exercises.flatMap((key) =>
      rows.filter(({ grades }) => !grades[key]).map((row) => this.#job(row, key)),
    );
  }

  #enqueue(jobs: readonly Job[]): void {
    if (jobs.length > 0) this.#queue.add(jobs);
  }

  async #grade(
    { student, fingerprint, exercise, seed }: Job,
    run: RunExercise,
    signal: AbortSignal,
  ): Promise<void> {
    const row = this.#rowOf(student, fingerprint);
    if (!row) return;
    const { handIn } = row.submission;
    const own = this.privately.runnerOf(exercise);
    const grade = await gradeExercise(handIn, { exercise, seed }, run, signal, own);
    // Another hand-in may have come in its place meanwhile.
    if (!grade || !this.#rowOf(student, fingerprint)) return;
    this.rows = this.rows.map((each) =>
      each.submission.student === student ? putGrade(each, exercise, grade) : each,
    );
  }

  #rowOf(student: string, fingerprint: string): GradebookRow | undefined {
    return this.rows.find(
      ({ submission }) => submission.student === student && submission.fingerprint === fingerprint,
    );
  }
}

function chooseSeed(): number {
  return Math.floor(Math.random() * 0x7fff_ffff);
}
