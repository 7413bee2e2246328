/** Runs in every process of a stand-in container first: gives the container a loopback of its own, as a real one has. */
import net from 'node:net';
import { useNetworkAddress } from '../../src/engine/node/network-address.ts';

const { STAND_IN_ADDRESS: address = '127.0.0.1', STAND_IN_FAULT: fault } = process.env;
delete process.env['STAND_IN_ADDRESS'];
delete process.env['STAND_IN_FAULT'];
useNetworkAddress(address);

if (fault === 'breaks-sockets') {
  net.Socket.prototype.connect = function connect(this: net.Socket) {
    const error = Object.assign(new Error('Failed to parse http message'), { code: 'EPROTO' });
    process.nextTick(() => this.destroy(error));
    return this;
  };
}
