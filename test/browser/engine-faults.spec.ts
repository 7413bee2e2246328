import { expect, type Page } from '@playwright/test';
import { test, type EditorOfTest } from './course-test.ts';
import {
  badge,
  button,
  listening,
  news,
  openChosen,
  playHost,
  typeByHand,
  expectTyped,
  runStandIn,
  waitTooLong,
} from './engine-page.ts';

test.use({ editor: 'plain' });

const origin = runStandIn();

test.describe.configure({ mode: 'parallel' });

type Trouble = {
  name: string;
  language?: 'es';
  /** What makes the trouble, before the page opens. */
  make: (page: Page) => Promise<unknown>;
  /** What brings it on, after the page is open. */
  bring?: (page: Page) => Promise<unknown>;
  says: string;
  editor?: EditorOfTest;
};

const troubles: readonly Trouble[] = [
  {
    name: 'a browser without a connection',
    language: 'es',
    make: (page) =>
      page.addInitScript(() => {
        Object.defineProperty(navigator, 'onLine', { get: () => false });
      }),
    says: 'No hay conexión, y Node real se descarga de Internet.',
  },
  {
    name: 'a host that nobody can reach',
    make: (page) => playHost(page, 'http://localhost:1'),
    says: 'There is a connection, but something keeps stackblitz.com away',
  },
  {
    name: 'a page without isolation',
    language: 'es',
    make: (page) =>
      page.route('**/*/e-receive/**', async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), 'cross-origin-opener-policy': 'unsafe-none' };
        await route.fulfill({ response, headers });
      }),
    says: 'Esta página se ha servido sin el aislamiento que Node real necesita',
  },
  {
    name: 'a browser without shared memory',
    make: (page) =>
      page.addInitScript(() => {
        Reflect.deleteProperty(globalThis, 'SharedArrayBuffer');
      }),
    // Playing a touch screen gives the page its shared memory back.
    editor: 'unchecked',
    says: 'This browser lacks something that real Node needs.',
  },
  {
    name: 'a host that refuses this address',
    language: 'es',
    make: (page) => playHost(page, origin('refuses-the-address')),
    says: 'StackBlitz no admite contenedores en la dirección de este sitio',
  },
  {
    name: 'a host that may store nothing',
    make: (page) => playHost(page, origin('refuses-storage')),
    says: 'Your browser does not let StackBlitz store anything here',
  },
  {
    name: 'a host that never answers',
    language: 'es',
    make: (page) => playHost(page, origin('never-answers')).then(() => page.clock.install()),
    bring: waitTooLong,
    says: 'StackBlitz no ha entregado el contenedor a tiempo.',
  },
  {
    name: 'a host that never installs',
    make: (page) => playHost(page, origin('never-installs')).then(() => page.clock.install()),
    bring: async (page) => {
      await expect(news(page)).toContainText('installing');
      await waitTooLong(page);
    },
    says: 'The container came, but did not finish installing the project in time.',
  },
  {
    name: 'a container whose sockets are broken',
    language: 'es',
    make: (page) => playHost(page, origin('breaks-sockets')),
    says: 'Node arrancó, pero dos programas no consiguieron hablar por WebSocket',
  },
];

for (const { name, language = 'en', make, bring, says, editor = 'plain' } of troubles) {
  test.describe(name, () => {
    test.use({ editor });

    test('ends in its sentence, and the embedded engine runs what waited', async ({ page }) => {
      await make(page);
      await openChosen(page, language);
      await typeByHand(page);
      await button(page, language === 'es' ? 'Ejecutar' : 'Run').click();
      await bring?.(page);
      await expectFallback(page, says);
      await expect(listening(page)).toBeVisible();
    });
  });
}

test('a container that dies ends in its sentence, and the wire stays until the next Run', async ({
  page,
}) => {
  await playHost(page, origin('dies-midway'));
  await openChosen(page, 'en');
  await typeByHand(page);
  await button(page, 'Run').click();
  await expect(listening(page)).toBeVisible({ timeout: 30_000 });
  await expect(badge(page)).toHaveText('Real Node');
  await page.getByRole('tab', { name: 'Wire', exact: true }).click();
  await expect(page.getByRole('grid')).toContainText('101');
  await expectFallback(page, 'The container stopped answering');
  await expect(page.getByRole('grid')).toContainText('101');
  await button(page, 'Run').click();
  await expect(listening(page)).toBeVisible();
});

test('a container that can not end a program is given up, and says so', async ({ page }) => {
  await playHost(page, origin('ignores-kill'));
  await openChosen(page, 'es');
  await typeByHand(page);
  await button(page, 'Ejecutar').click();
  await expect(listening(page)).toBeVisible({ timeout: 30_000 });
  await button(page, 'Parar').click();
  await expectFallback(page, 'Un programa no se dejaba parar');
  await button(page, 'Ejecutar').click();
  await expect(listening(page)).toBeVisible();
});

/** Expects the sentence, the embedded engine in use, and the typed words where they were. */
async function expectFallback(page: Page, says: string): Promise<void> {
  await expect(news(page).getByRole('status')).toContainText(says, { timeout: 30_000 });
  await expect(badge(page)).toHaveAttribute('data-engine', 'embedded');
  await expectTyped(page);
}
