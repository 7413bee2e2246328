import { setTimeout } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { chooseNetworkAddress } from '../../src/engine/node/network-address.ts';
import type { BridgeCall, BridgeNotice } from './bridge-messages.ts';
import { ContainerFolder } from './container-folder.ts';
import { ContainerProcesses } from './container-processes.ts';
import type { Fault } from './faults.ts';

const slowInstallMs = 2000;

/** Plays one container for a host page, until the page goes away. */
export function playContainer(socket: WebSocket, loopback: string, fault: Fault | undefined): void {
  let isDead = false;
  let container: { folder: ContainerFolder; processes: ContainerProcesses } | undefined;

  const tell = (notice: BridgeNotice) => {
    if (!isDead && socket.readyState === socket.OPEN) socket.send(JSON.stringify(notice));
  };
  const output = (process: number, bytes: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(process);
    if (!isDead && socket.readyState === socket.OPEN) socket.send(Buffer.concat([head, bytes]));
  };
  const end = async () => {
    const ending = container;
    container = undefined;
    ending?.processes.killAll();
    await ending?.folder.remove();
  };
  const die = () => {
    isDead = true;
    void end();
  };
  let work = Promise.resolve();
  socket.on('message', (data: Buffer) => {
    const call = JSON.parse(data.toString()) as BridgeCall;
    if (call.call === 'input' || call.call === 'kill' || call.call === 'spawn') void reply(call);
    else work = work.then(() => reply(call));
  });
  socket.on('close', () => void end());

  async function reply(call: BridgeCall): Promise<void> {
    const { id } = call;
    try {
      tell({ type: 'answer', id, gives: await answer(call) });
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      tell({ type: 'error', id, name, message });
    }
  }

  async function answer(call: BridgeCall): Promise<unknown> {
    if (call.call === 'build') return build(call.asks.workdirName);
    if (!container) throw new Error('There is no container.');
    const { folder, processes } = container;
    switch (call.call) {
      case 'mount':
        if (fault === 'never-installs') return new Promise(() => undefined);
        if (fault === 'installs-slowly') await setTimeout(slowInstallMs);
        return folder.mount(call.asks);
      case 'readFile':
        return folder.readFile(call.asks);
      case 'writeFile':
        return folder.writeFile(call.asks);
      case 'readdir':
        return folder.readdir(call.asks);
      case 'mkdir':
        return folder.mkdir(call.asks);
      case 'rm':
        return folder.rm(call.asks);
      case 'rename':
        return folder.rename(call.asks);
      case 'spawn':
        return processes.spawn(call.asks);
      case 'input':
        return processes.write(call.asks);
      case 'kill':
        return processes.kill(call.asks);
      case 'teardown':
        await end();
        return null;
    }
  }

  async function build(workdirName: string | undefined): Promise<unknown> {
    if (fault === 'refuses-the-address') {
      throw new Error('This origin is not allowed to use the API without a licence.');
    }
    if (fault === 'refuses-storage') throw new Error('Access to storage is blocked.');
    const folder = await ContainerFolder.create(workdirName);
    const address = chooseNetworkAddress();
    const processes = new ContainerProcesses({
      ...{ folder, address, loopback, fault },
      ...{ tell, output, die },
    });
    container = { folder, processes };
    return { path: process.env['PATH'] ?? '', cwd: folder.cwd };
  }
}
