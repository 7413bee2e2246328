import type { Fault } from './faults.ts';
import { standInAddress, type StandInOrigins } from './stand-in-origins.ts';

/** Makes the client of this page take the stand-in for the host; it reads that once, at its first boot. */
export async function useStandIn(fault?: Fault): Promise<void> {
  const answer = await fetch(standInAddress);
  const { sound, faulty } = (await answer.json()) as StandInOrigins;
  Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: fault ? faulty[fault] : sound });
}
