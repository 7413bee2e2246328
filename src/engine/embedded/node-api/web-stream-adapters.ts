import { Readable, Writable } from './stream.ts';

/** Gives `Readable` and `Writable` what joins them to the streams of the web, which the package leaves out. */
export function addWebAdapters(): void {
  Object.assign(Readable, {
    toWeb(source: InstanceType<typeof Readable>): ReadableStream {
      const items: AsyncIterator<unknown, unknown> = source[Symbol.asyncIterator]();
      return new ReadableStream({
        async pull(controller) {
          const { value, done } = await items.next();
          if (done) controller.close();
          else controller.enqueue(value);
        },
        cancel(reason) {
          source.destroy(reason instanceof Error ? reason : undefined);
        },
      });
    },
    fromWeb(source: ReadableStream, options?: object): InstanceType<typeof Readable> {
      const reader = source.getReader();
      return new Readable({
        ...options,
        read() {
          reader.read().then(
            ({ value, done }) => {
              this.push(done ? null : value);
            },
            (error: unknown) => {
              this.destroy(error as Error);
            },
          );
        },
        destroy(error, done) {
          reader.cancel(error).then(
            () => {
              done(error);
            },
            () => {
              done(error);
            },
          );
        },
      });
    },
  });
  Object.assign(Writable, {
    toWeb(target: InstanceType<typeof Writable>): WritableStream {
      return new WritableStream({
        write: (chunk) =>
          new Promise((resolve, reject) => {
            target.write(chunk, (error: unknown) => {
              if (error instanceof Error) reject(error);
              else resolve();
            });
          }),
        close: () =>
          new Promise((resolve) => {
            target.end(resolve);
          }),
        abort(reason) {
          target.destroy(reason instanceof Error ? reason : undefined);
        },
      });
    },
  });
}
