import type { Engine } from '../engine.ts';
import type { Unavailable } from './boot-problem.ts';
import type { ContainerLoss } from './container.ts';
import { engineIn } from './webcontainer-engine.ts';
import { testContainer } from './self-test.ts';
import { takeContainer, type ContainerOptions } from './shared-container.ts';

/** An engine of real Node in this page, or why there is none; `lost` resolves when it stops to work, else never. */
export type WebContainerOpening =
  { status: 'open'; engine: Engine; lost: Promise<ContainerLoss> } | Unavailable;

/** Opens an engine in the page's container; never rejects, and never takes longer than its limit. */
export async function openWebContainer(
  options: ContainerOptions = {},
): Promise<WebContainerOpening> {
  const taken = await takeContainer(options, testContainer);
  if (taken.status === 'unavailable') return taken;
  const { container, release } = taken;
  return { status: 'open', engine: engineIn(container, release), lost: container.lost };
}
