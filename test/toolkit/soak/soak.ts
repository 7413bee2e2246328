import { setTimeout as wait } from 'node:timers/promises';
import { badJoins, joinBadly } from './bad-joins.ts';
import { ChatProcess } from './chat-process.ts';
import { type Leaving, leavings } from './leavings.ts';
import { type ClientEnd, SoakClient } from './soak-client.ts';
import type { ServerState } from './soak-messages.ts';
import type { SoakReport } from './soak-report.ts';
import { compareEnds, compareMemory } from './soak-verdict.ts';

/** How much: so many clients are there all the time, talking, leaving and being replaced for so long. */
export type SoakOptions = { clients: number; seconds: number };

/** Soaks a chat made with the toolkit and tells every promise that it broke; rejects when its process dies. */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const keepAliveMs = options.seconds < 20 ? 2000 : 5000;
  const server = await ChatProcess.start(keepAliveMs);
  try {
    return await new Soak(server, options, keepAliveMs).run();
  } finally {
    server.kill();
  }
}

class Soak {
  readonly #server: ChatProcess;
  readonly #options: SoakOptions;
  readonly #keepAliveMs: number;
  readonly #rooms: number;
  readonly #pauseMs: number;
  readonly #clients = new Set<SoakClient>();
  readonly #leaving: Promise<void>[] = [];
  readonly #left = new Map<Leaving, number>();
  readonly #refused: Record<string, number> = {};
  readonly #violations: string[] = [];
  #lastClient = 0;
  #turn = 0;
  #said = 0;
  #delivered = 0;
  #isOpenForTalk = true;

  constructor(server: ChatProcess, options: SoakOptions, keepAliveMs: number) {
    this.#server = server;
    this.#options = options;
    this.#keepAliveMs = keepAliveMs;
    this.#rooms = Math.max(2, Math.round(options.clients / 100));
    // Fifty thousand deliveries a second at two thousand clients, which leaves the machine room.
    this.#pauseMs = Math.max(400, options.clients * 2);
  }

  async run(): Promise<SoakReport> {
    const before = await this.#server.state();
    while (this.#lastClient < this.#options.clients) {
      await Promise.all(Array.from({ length: JOIN_TOGETHER }, () => this.#join()));
    }
    const during = await this.#comeAndGo();
    await this.#fallQuiet();
    await Promise.all([...this.#clients].map((client) => this.#leave(client, politely)));
    await Promise.all(this.#leaving);
    const last = await this.#waitForEmptiness(before);
    this.#violations.push(
      ...compareEnds(this.#left, this.#refused, last),
      ...compareMemory(before.megabytes, during, last.megabytes),
    );
    const end = await this.#server.close();
    if (end !== 'code 0') this.#violations.push(`the server ended with ${end}`);
    if (this.#server.output.length > 0) {
      this.#violations.push(`the server printed: ${this.#server.output.join('')}`);
    }
    return {
      ...this.#options,
      joined: this.#lastClient,
      said: this.#said,
      delivered: this.#delivered,
      left: Object.fromEntries([...this.#left].map(([{ name }, times]) => [name, times])),
      refused: this.#refused,
      megabytes: { before: before.megabytes, during, after: last.megabytes },
      last,
      violations: this.#violations,
    };
  }

  async #join(): Promise<void> {
    const number = this.#lastClient++;
    const client = new SoakClient(this.#server.port, `c${number}`, `room-${number % this.#rooms}`);
    void client.ended.then(({ code, reason }) => {
      if (!client.isLeaving) this.#complain(`${client.name} was closed with ${code} ${reason}`);
    });
    if (!(await client.joined)) return;
    this.#clients.add(client);
    void client.talk(this.#pauseMs, () => this.#isOpenForTalk);
  }

  /** Clients leave and are replaced, and some don't even get in, until the time is over; gives the memory meanwhile. */
  async #comeAndGo(): Promise<number[]> {
    const { clients, seconds } = this.#options;
    const ends = performance.now() + seconds * 1000;
    const perTurn = Math.max(2, Math.round((clients / 20) * (TURN_MS / 1000)));
    const sampleMs = Math.max(1000, (seconds * 1000) / SAMPLES);
    const megabytes: number[] = [];
    let nextSample = performance.now() + sampleMs;
    while (performance.now() < ends) {
      for (let times = 0; times < perTurn; times += 1) {
        const leaver = this.#pickClient();
        const how = leavings[this.#turn++ % leavings.length];
        if (leaver && how) this.#leaving.push(this.#leave(leaver, how));
        this.#leaving.push(this.#join());
      }
      this.#leaving.push(this.#joinBadly());
      await wait(TURN_MS);
      if (performance.now() < nextSample) continue;
      megabytes.push((await this.#server.state()).megabytes);
      nextSample = performance.now() + sampleMs;
    }
    return megabytes;
  }

  /** Nobody talks any more; whoever is still there must have heard all that was said. */
  async #fallQuiet(): Promise<void> {
    this.#isOpenForTalk = false;
    const clients = (): SoakClient[] => [...this.#clients];
    await this.#waitUntil(() => clients().every((client) => client.isHeard));
    // Those who leave may still be talking.
    await Promise.all(this.#leaving.splice(0));
    const { spoken } = await this.#server.state();
    const spokenIn = ({ room }: SoakClient): number => spoken[room] ?? 0;
    await this.#waitUntil(() => clients().every((one) => one.check.hasAll(spokenIn(one))));
    for (const client of this.#clients) client.check.end(spokenIn(client));
  }

  async #leave(client: SoakClient, how: Leaving): Promise<void> {
    this.#clients.delete(client);
    client.isLeaving = true;
    how.act(client, this.#keepAliveMs);
    this.#left.set(how, (this.#left.get(how) ?? 0) + 1);
    const end = await Promise.race([
      client.ended,
      wait(LONGEST_LEAVING_MS, undefined, { ref: false }),
    ]);
    this.#judge(client, how, end);
  }

  #judge(client: SoakClient, how: Leaving, end: ClientEnd | undefined): void {
    this.#said += client.said;
    this.#delivered += client.check.received;
    this.#violations.push(...client.check.violations);
    if (!end) this.#complain(`${client.name}, who ${how.name}, was never closed`);
    else if (!how.sees.includes(end.code)) {
      this.#complain(`${client.name}, who ${how.name}, saw ${end.code} ${end.reason}`);
    }
  }

  async #joinBadly(): Promise<void> {
    const join = badJoins[this.#turn % badJoins.length];
    if (!join) return;
    const name = `joins ${join.name}`;
    this.#refused[name] = (this.#refused[name] ?? 0) + 1;
    const status = await joinBadly(this.#server.port, join);
    if (join.then !== 'reset' && status !== join.then) {
      this.#complain(`who ${name} was answered with ${status}`);
    }
  }

  async #waitForEmptiness(before: ServerState): Promise<ServerState> {
    let state = await this.#server.state();
    const leaks = (): string[] =>
      (['members', 'sockets', 'timers'] as const)
        .filter((what) => state[what] > before[what])
        .map((what) => `${state[what]} ${what} are left of ${before[what]}`);
    for (let times = 0; times < 50 && leaks().length > 0; times += 1) {
      await wait(TURN_MS);
      state = await this.#server.state();
    }
    this.#violations.push(...leaks());
    return state;
  }

  async #waitUntil(isSo: () => boolean): Promise<void> {
    const ends = performance.now() + LONGEST_QUIET_MS;
    while (!isSo() && performance.now() < ends) await wait(TURN_MS);
  }

  #pickClient(): SoakClient | undefined {
    const index = Math.floor(Math.random() * this.#clients.size);
    return [...this.#clients][index];
  }

  #complain(words: string): void {
    this.#violations.push(words);
  }
}

const politely = leavings[0] as Leaving;
const TURN_MS = 100;
const SAMPLES = 12;
const JOIN_TOGETHER = 50;
const LONGEST_LEAVING_MS = 60_000;
const LONGEST_QUIET_MS = 30_000;
