import { describe, expect, test } from 'vitest';
import {
  findProblemOfPage,
  reasonOfHostError,
} from '../../../src/engine/webcontainer/boot-problem.ts';

const sound = {
  isSecureContext: true,
  crossOriginIsolated: true,
  hasSharedMemory: true,
  hasServiceWorkers: true,
  isOnline: true,
  cookieEnabled: true,
};

describe('what a page lacks for a container', () => {
  test('is nothing where everything is there', () => {
    expect(findProblemOfPage(sound)).toBeUndefined();
  });

  test.each([
    ['isSecureContext', 'not-cross-origin-isolated'],
    ['crossOriginIsolated', 'not-cross-origin-isolated'],
    ['hasSharedMemory', 'unsupported-browser'],
    ['hasServiceWorkers', 'unsupported-browser'],
    ['isOnline', 'offline'],
    ['cookieEnabled', 'cookies-blocked'],
  ] as const)('is told by a reason when %s is false', (fact, reason) => {
    expect(findProblemOfPage({ ...sound, [fact]: false })?.reason).toBe(reason);
  });
});

describe('the words of a host that refuses', () => {
  test.each([
    ['This origin is not allowed to use the API', 'no-licence'],
    ['Invalid client_id', 'no-licence'],
    ['Failed to register a ServiceWorker: storage is disabled', 'cookies-blocked'],
    ['SharedArrayBuffer is not defined', 'unsupported-browser'],
    ['Something went wrong', 'failed'],
  ])('have a reason: %s', (message, reason) => {
    expect(reasonOfHostError(message)).toBe(reason);
  });
});
