import { createServer } from 'node:net';
import { isUpgradeRequest, type HttpHead } from '../network/handshake-decoder.ts';
import { sayInChecks } from '../translations/checks.ts';
import { untilClientEnded } from './client-end.ts';
import { withinTicks } from './deadline.ts';
import { withinTurns } from './subject-turn.ts';
import { endedInstead } from './end-of-connection.ts';
import { ExpectationError } from './expectation-error.ts';
import { writeUpgradeAnswer } from './handshake.ts';
import { createInbox } from './inbox.ts';
import { JudgeLine } from './judge-line.ts';
import type { SubjectSign } from './judge-protocol.ts';
import { speak, type Speaker } from './speaker.ts';
import type { CheckSurroundings } from './surroundings.ts';
import { timedOut } from './timed-out.ts';
import { takeWirePeer, type WirePeer } from './wire-peer.ts';

/** A connection that the learner's client opened: its request has arrived and waits for an answer. */
export type Visitor = {
  readonly name: string;
  readonly head: HttpHead;
  /** Whether it sent frames without waiting for the answer, or left. */
  readonly isImpatient: boolean;
  /** Answers 101; from then on the two speak WebSocket. */
  accept(): Speaker;
  /** Answers with an HTTP status and ends the connection. */
  refuse(status: number): void;
} & Pick<WirePeer, 'reset' | 'goSilent'>;

/** The judge's own server, which the learner's client visits during one check. */
export type Visitors = {
  readonly port: number;
  /** The next connection with its request. */
  next(): Promise<Visitor>;
  /** How many connections came and weren't taken. */
  readonly waiting: number;
  /** How the learner's program looks by its connections. */
  sign(): Promise<SubjectSign>;
  /**
   * Gives the connections up once the client is over: one that lost them before could end for that, and its end
   * would look like its own doing.
   */
  close(): void;
};

/** A program may take so long to start and connect. */
const startTicks = 100;
/** What a program did last may arrive this much after the news of its end. */
const lateTicks = 2;

/** Listens for the learner's client on a port that the system chooses. */
export async function receiveVisitors(surroundings: CheckSurroundings): Promise<Visitors> {
  const { transcript, waitTicks, focus } = surroundings;
  const peers: WirePeer[] = [];
  const speakers: Speaker[] = [];
  const arrivals = createInbox<{ peer: WirePeer; name: string } | 'ended'>();
  const server = createServer((socket) => {
    const name = `visitor ${peers.length + 1}`;
    const line = focus.add(new JudgeLine(name));
    const peer = takeWirePeer(socket, line, (direction, kind, payload, size) => {
      transcript.record({ client: name, direction, kind, payload, size });
    });
    peers.push(peer);
    arrivals.put({ peer, name });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: 0, host: 'localhost' }, resolve);
  });
  const { port } = server.address() as { port: number };
  const clientEnded = untilClientEnded(port);
  void clientEnded
    .then(() => passTicks(lateTicks))
    .then(() => {
      arrivals.put('ended');
    });

  return {
    port,
    async next() {
      const expected = sayInChecks((texts) => texts.clientConnects);
      const arrived = await withinTurns(arrivals.take(), startTicks, () =>
        timedOut(expected, startTicks),
      );
      if (arrived === 'ended') {
        arrivals.put(arrived);
        const received = sayInChecks((texts) => texts.clientEndedFirst);
        throw new ExpectationError(expected, received, 'closed');
      }
      const { peer, name } = arrived;
      const request = withinTurns(peer.take(), waitTicks, () => timedOut(expected, waitTicks));
      const item = await focus.wait(peer.line, request, ({ place }) => place);
      if (item.type === 'end') {
        throw endedInstead(expected, item.end);
      }
      if (item.type !== 'head') throw new Error('A frame came before the head.');
      const { head } = item;
      if (!isUpgradeRequest(head)) {
        throw new ExpectationError(
          expected,
          sayInChecks((texts) => texts.plainRequest),
        );
      }
      return {
        name,
        head,
        get isImpatient() {
          return peer.unread !== undefined;
        },
        accept() {
          peer.write(writeUpgradeAnswer(head), '101', 'Switching Protocols');
          const speaker = speak(peer, surroundings, name, '');
          speakers.push(speaker);
          return speaker;
        },
        refuse(status) {
          const answer = `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
          peer.write(new TextEncoder().encode(answer), String(status), 'Refused');
          peer.end();
        },
        reset: () => peer.reset(),
        goSilent: () => peer.goSilent(),
      };
    },
    get waiting() {
      return arrivals.first === 'ended' ? 0 : arrivals.size;
    },
    async sign() {
      const speaker = speakers.at(-1);
      if (!speaker || speaker.isOver) return 'left';
      const answered = speaker.pong().then(
        () => 'answers' as const,
        () => 'silent' as const,
      );
      return answered;
    },
    close() {
      void clientEnded.then(() => {
        server.close();
        for (const peer of peers) peer.destroy();
      });
    },
  };
}

function passTicks(ticks: number): Promise<unknown> {
  return withinTicks(new Promise(() => undefined), ticks, () => new Error('over')).catch(
    () => undefined,
  );
}
