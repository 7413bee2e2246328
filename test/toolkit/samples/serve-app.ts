import { afterEach } from 'vitest';
import type { App } from 'enchufe';

const open: App[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
});

/** Has an app listen on a free port until the test ends. */
export async function serveApp(app: App): Promise<number> {
  open.push(app);
  return app.listen(0);
}
