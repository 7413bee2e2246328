import { readFileSync } from 'node:fs';
import { knownDocuments, rfcSections } from './known-documents.ts';

const readmeOfWs = readFileSync(
  new URL('../../node_modules/ws/README.md', import.meta.url),
  'utf8',
);

/** What is wrong with a link that leaves the site, or `null` where nothing is. */
export function problemOfLink(link: string): string | null {
  if (!URL.canParse(link)) return 'is not an address';
  const { protocol, hash } = new URL(link);
  if (protocol !== 'https:') return 'is not https';
  const anchor = hash.slice(1);
  const document = link.replace(/#.*$/s, '');
  const rfc = /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc(\d+)(?:\.html)?$/.exec(document)?.[1];
  if (rfc !== undefined) return problemOfRfc(rfc, anchor);
  const anchors = knownDocuments[document];
  if (!anchors) return 'leads to a document that is not in known-documents.ts';
  if (anchor === '' || anchors.includes(anchor)) return null;
  if (document === 'https://github.com/websockets/ws' && anchorsOfReadme().includes(anchor)) {
    return null;
  }
  return `names the part #${anchor}, which the document does not have`;
}

function problemOfRfc(number: string, anchor: string): string | null {
  const sections = rfcSections[number];
  if (!sections) return `leads to RFC ${number}, which is not in known-documents.ts`;
  if (anchor === '') return null;
  const section = /^section-(\d+(?:\.\d+)*)$/.exec(anchor)?.[1];
  if (section === undefined) return `#${anchor} is not a section of an RFC`;
  return section in sections ? null : `RFC ${number} has no section ${section}`;
}

/** The anchors that GitHub gives to the headings of the README in the package. */
function anchorsOfReadme(): string[] {
  return [...readmeOfWs.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
