/** What a stand-in does wrong, by the first label of the host name under which it is asked. */
export const faults = {
  'never-answers': 'its page loads and says nothing',
  'answers-the-second-time': 'its page says nothing until it is loaded again',
  'refuses-the-address': 'it refuses to build for a site without a licence',
  'refuses-storage': 'it refuses to build because it may store nothing',
  'never-installs': 'it never says that the files are there',
  'installs-slowly': 'it takes two seconds to lay out the files',
  'breaks-sockets': 'connections inside it are refused',
  'cuts-characters': 'it cuts the output into pieces of one to three bytes',
  'dies-midway': 'everything in it is over, without a word, when a program prints "die now"',
  'ignores-kill': 'it does not end what is to be killed',
} as const;

/** A fault of the stand-in. */
export type Fault = keyof typeof faults;

/** The fault that a host name asks for. */
export function faultOf(host: string | undefined): Fault | undefined {
  const label = host?.split('.')[0] ?? '';
  return label in faults ? (label as Fault) : undefined;
}
