import type { WebContainer } from '@webcontainer/api';
import { commandMark, MarkedLineReader, toMarkedLine } from './marked-lines.ts';
import type { ProcessCommand, ProcessReport } from './process-messages.ts';

/** What a process's output holds. */
export type ProcessListener = {
  onReport: (report: ProcessReport) => void;
  /** A line that our own reports don't explain: Node's last words, or bytes that the program wrote past its streams. */
  onOtherLine: (text: string) => void;
  /** A part of a line came that goes on. */
  onPart?: () => void;
};

/** A process in the container that waits for its `begin`, and then is a program. */
export type ContainerProcess = {
  tell: (command: ProcessCommand) => void;
  kill: () => void;
  /** Its exit code, after everything that it said. */
  exited: Promise<number>;
};

/** A client may never hear that a stream is over; what a process says after its end is little. */
const lastWordsMs = 1000;

/** Starts Node in the container with the preload, for a file that only the preload knows. */
export async function spawnProcess(
  container: Pick<WebContainer, 'spawn'>,
  preload: string,
  file: string,
  mark: string,
  { onReport, onOtherLine, onPart }: ProcessListener,
): Promise<ContainerProcess> {
  const process = await container.spawn('node', [
    '--disable-warning=ExperimentalWarning',
    // In its arguments: a file in the container could be changed by whatever runs there.
    `--import=data:text/javascript;base64,${btoa(preload)}`,
    file,
  ]);
  const reader = new MarkedLineReader(mark);
  const take = (found: ReturnType<MarkedLineReader['read']>) => {
    for (const one of found) {
      // Only the process that was told the mark can have written it: the preload, which is ours.
      if (one.type === 'value') onReport(one.value as ProcessReport);
      else onOtherLine(one.text);
    }
  };
  const read = process.output
    .pipeTo(
      new WritableStream({
        write(chunk) {
          const found = reader.read(chunk);
          if (found.length === 0) onPart?.();
          take(found);
        },
      }),
    )
    .catch(() => undefined);
  const input = process.input.getWriter();
  let isOver = false;
  const exited = process.exit.then(async (code) => {
    isOver = true;
    await Promise.race([read, new Promise((resolve) => setTimeout(resolve, lastWordsMs))]);
    take(reader.end());
    return code;
  });
  return {
    tell(command) {
      if (!isOver) void input.write(toMarkedLine(commandMark, command)).catch(() => undefined);
    },
    kill() {
      if (!isOver) process.kill();
    },
    exited,
  };
}
