import type { NamedAssignment } from '../assignment/assignment.ts';
import type { ClassCourse } from '../assignment/class-course.ts';
import type { RunExercise } from '../grade/grade-exercise.ts';
import type { PrivateCheck, RunPrivately } from '../private-checks/grade-privately.ts';
import { hashPrivateChecks, mostPrivateCharacters } from '../private-checks/private-file.ts';
import { keep, recall, type KeptPrivateChecks } from './class-store.ts';
import { makePrivateRunner, tryInSandbox } from './private-runner.ts';
import type { PrivateTrial } from './try-private-checks.ts';

/** How the open assignment stands with its private checks; `other-file`: not the one whose hash is in the link. */
export type PrivateStanding =
  | { status: 'none' | 'missing' | 'trying' | 'other-file' | 'failed' }
  | { status: 'refused'; trial: Exclude<PrivateTrial, { status: 'fine' }> }
  | { status: 'ready'; checks: readonly PrivateCheck[] };

/** The private checks of the assignment that is being graded. */
export class PrivateChecksState {
  standing = $state.raw<PrivateStanding>({ status: 'none' });
  readonly #course: ClassCourse;
  readonly #run: RunExercise;
  #named: NamedAssignment | undefined;
  #runnerOf: ((exercise: string) => RunPrivately | undefined) | undefined;

  constructor(course: ClassCourse, run: RunExercise) {
    this.#course = course;
    this.#run = run;
  }

  /** Goes over to an assignment, with the file that this browser may have of it. */
  async open(named: NamedAssignment): Promise<void> {
    this.#named = named;
    this.#runnerOf = undefined;
    const wanted = named.assignment.privateChecks;
    this.standing = { status: wanted ? 'missing' : 'none' };
    if (!wanted) return;
    const kept = await recall((store) => store.get('assignments', named.id), undefined);
    const own = kept?.privateChecks;
    const isIt = own && (await hashPrivateChecks(own.content)) === wanted.sha256;
    if (own && isIt && this.#named === named) this.#use(own);
  }

  /** Takes the teacher's file; true where it is the one that the link names, and can be run. */
  async take(file: File): Promise<boolean> {
    const named = this.#named;
    const wanted = named?.assignment.privateChecks;
    if (!named || !wanted) return false;
    this.standing = { status: 'trying' };
    return this.#try(file, named, wanted.sha256);
  }

  /** What runs the private checks of an exercise, where there are any. */
  runnerOf(exercise: string): RunPrivately | undefined {
    return this.#runnerOf?.(exercise);
  }

  async #try(file: File, named: NamedAssignment, sha256: string): Promise<boolean> {
    try {
      const content = file.size > 4 * mostPrivateCharacters ? '' : await file.text();
      if ((await hashPrivateChecks(content)) !== sha256) {
        this.standing = { status: 'other-file' };
        return false;
      }
      const trial = await tryInSandbox(content, this.#course);
      if (this.#named !== named) return false;
      if (trial.status !== 'fine') {
        this.standing = { status: 'refused', trial };
        return false;
      }
      const own = { content, checks: trial.checks };
      const { id, text } = named;
      await keep((store) => store.put('assignments', { id, text, privateChecks: own }, id));
      this.#use(own);
      return true;
    } catch {
      this.standing = { status: 'failed' };
      return false;
    }
  }

  #use({ content, checks }: KeptPrivateChecks): void {
    const wanted = this.#named?.assignment.privateChecks?.exercises ?? [];
    const counted = checks.filter(({ exercise }) => wanted.includes(exercise));
    this.#runnerOf = makePrivateRunner(content, counted, this.#run);
    this.standing = { status: 'ready', checks: counted };
  }
}
