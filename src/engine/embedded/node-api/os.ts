export const EOL = '\n';
export const devNull = '/dev/null';
export const platform = (): string => 'linux';
export const type = (): string => 'Linux';
export const arch = (): string => 'x64';
export const release = (): string => '6.1.0';
export const hostname = (): string => 'localhost';
export const homedir = (): string => '/home/learner';
export const tmpdir = (): string => '/tmp';
export const endianness = (): string => 'LE';
export const uptime = (): number => performance.now() / 1_000;
export const loadavg = (): number[] => [0, 0, 0];
export const totalmem = (): number => 2 ** 31;
export const freemem = (): number => 2 ** 30;
export const availableParallelism = (): number => 1;
export const cpus = (): object[] => [{ model: 'embedded engine', speed: 0 }];
export const networkInterfaces = (): object => ({
  lo: [
    {
      address: '127.0.0.1',
      netmask: '255.0.0.0',
      family: 'IPv4',
      internal: true,
      cidr: '127.0.0.1/8',
    },
  ],
});
export const userInfo = (): object => ({
  username: 'learner',
  uid: 1_000,
  gid: 1_000,
  shell: null,
  homedir: homedir(),
});

/** Node's `os`, telling of a small machine that has only itself. */
const os = {
  EOL,
  arch,
  availableParallelism,
  cpus,
  devNull,
  endianness,
  freemem,
  homedir,
  hostname,
  loadavg,
  networkInterfaces,
  platform,
  release,
  tmpdir,
  totalmem,
  type,
  uptime,
  userInfo,
};
export default os;
