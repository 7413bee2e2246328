import { expect, type Page } from '@playwright/test';
import { openEditor, plainCode, waitForEditor } from './code-page.ts';
import { test } from './course-test.ts';

test.use({ editor: 'plain' });

type BadProgram = {
  what: string;
  code: string;
  /** What the page must say after Run, in Spanish; the reader sees it in the console and beside the buttons. */
  afterRun: RegExp;
  /** What Check must say instead of a list of failed checks. */
  afterCheck: RegExp;
};

const listen = `import { WebSocketServer } from 'ws';\nnew WebSocketServer({ port: Number(process.env.PORT ?? 8000) });\n`;

const badPrograms: readonly BadProgram[] = [
  {
    what: 'does not parse',
    code: 'const a = 1;\nconst = 2;\n',
    afterRun: /server\.ts:2/,
    afterCheck: /server\.ts:2/,
  },
  {
    what: 'throws at start',
    code: "const a = 1;\n\nthrow new Error('se acabó');\n",
    afterRun: /server\.ts:3/,
    afterCheck: /server\.ts:3.*se acabó|se acabó.*server\.ts:3/s,
  },
  {
    what: 'imports what does not exist',
    code: "import express from 'express';\nexpress();\n",
    afterRun: /express/,
    afterCheck: /server\.ts:1.*express|express.*server\.ts:1/s,
  },
  {
    what: 'never listens',
    code: 'setInterval(() => {}, 1000);\n',
    afterRun: /no escucha en ningún puerto/i,
    afterCheck: /no ha escuchado en el puerto/i,
  },
  {
    what: 'listens on another port',
    code: "import { WebSocketServer } from 'ws';\nnew WebSocketServer({ port: 3000 });\n",
    afterRun: /escuchando en 3000/i,
    afterCheck: /3000.*process\.env\.PORT/s,
  },
  {
    what: 'exits',
    code: 'process.exit(3);\n',
    afterRun: /código 3/i,
    afterCheck: /código 3/i,
  },
  {
    what: 'loops for ever',
    code: `${listen}while (true) {}\n`,
    afterRun: /no responde|dejó de responder/i,
    afterCheck: /no responde|dejó de responder/i,
  },
];

for (const bad of badPrograms) {
  test(`a program that ${bad.what} gets one clear sentence, and the page stays usable`, async ({
    page,
  }) => {
    await openWith(page, bad.code);
    await page.getByRole('button', { name: 'Ejecutar', exact: true }).click();
    await expect(page.getByText(bad.afterRun).first()).toBeVisible({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Comprobar', exact: true }).click();
    await expect(page.getByRole('tabpanel').getByText(bad.afterCheck).first()).toBeVisible({
      timeout: 30_000,
    });
    await page.reload();
    await waitForEditor(page);
    await expect(plainCode(page)).toHaveValue(bad.code);
  });
}

test('a program that floods the console leaves the page usable, and Stop ends it', async ({
  page,
}) => {
  await openWith(
    page,
    `${listen}setInterval(() => { for (let i = 0; i < 5000; i++) console.log(i); }, 0);\n`,
  );
  await page.getByRole('button', { name: 'Ejecutar', exact: true }).click();
  await expect(page.getByText(/escuchando en 8000/i).first()).toBeVisible();
  await page.getByRole('button', { name: 'Parar', exact: true }).click();
  await expect(page.getByText(/parado|detenido/i).first()).toBeVisible();
});

async function openWith(page: Page, code: string): Promise<void> {
  await openEditor(page, '/es/e-receive/receive-json/', code);
}
