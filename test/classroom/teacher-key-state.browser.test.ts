import { expect, test, vi } from 'vitest';
import { makeTeacherKey, writeKeyFile } from '../../src/classroom/hand-in/teacher-key.ts';
import { TeacherKeyState } from '../../src/classroom/pages/teacher-key-state.svelte.ts';

const store = vi.hoisted(() => ({ read: Promise.withResolvers<unknown>() }));
vi.mock('../../src/classroom/pages/class-store.ts', () => ({
  recall: () => store.read.promise,
  keep: () => Promise.resolve(true),
}));

test('a key that is opened while the browser still looks for another one stays', async () => {
  const teacher = await makeTeacherKey();
  const state = new TeacherKeyState();
  const restored = state.restore();
  await state.open(new File([await writeKeyFile(teacher)], 'key.json'));
  store.read.resolve(undefined);
  await restored;
  expect(state.key?.publicKey).toBe(teacher.publicKey);
});
