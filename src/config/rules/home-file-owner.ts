import { modeOf } from '../bodies.ts';
import type { Fix } from '../diagnostic.ts';
import { textAt } from '../entries.ts';
import { homeOwnerOf, type NamedFile, namedFilesIn } from '../file-path.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { markOf, settingFix, unsafe } from '../source-text.ts';

const OTHERS_READ = 0o004;

export const homeFileOwner: Rule = {
  code: 'CC353',
  name: 'home-file-owner',
  severity: 'warning',
  boot: 'keep',
  summary: 'a file in a home directory belongs to root unless its entry says whose it is',
  details:
    'Without `owner` a file belongs to root. A user may read it where its mode lets everybody, and the finding is for your information then; else the file is of no use to its user.',
  *check({ root, source }) {
    for (const file of namedFilesIn(root)) {
      const user = homeOwnerOf(file.file);
      if (user !== undefined) yield* findingsOf(file, user, source);
    }
  },
};

function* findingsOf({ entry, path }: NamedFile, user: string, source: string): Generator<Finding> {
  const owner = textAt(entry, 'owner');
  const mode = modeOf(entry);
  if (mode === undefined || /[${]/.test(user)) return;
  const isRead = (mode & OTHERS_READ) !== 0;
  const isTheirs =
    owner !== undefined && owner.node.text !== '' && !/^(?:root|0)(?::|$)/.test(owner.node.text);
  if (isTheirs) return;
  const consequence = isRead
    ? `which ${quote(user)} can read but not change`
    : `which ${quote(user)} cannot read`;
  const message = `the file belongs to root, ${consequence}; add \`owner: ${user}\` unless that is meant`;
  const place = owner === undefined ? path : owner;
  const fix = ownerFix(entry, user, source);
  yield {
    message,
    at: place.at,
    ...markOf(place.node),
    ...(isRead ? { severity: 'info' } : {}),
    ...(fix === undefined ? {} : { fix }),
  };
}

function ownerFix({ node }: NamedFile['entry'], user: string, source: string): Fix | undefined {
  if (!/^[a-z_][a-z0-9_-]*$/.test(user)) return undefined;
  const setting = { key: 'owner', value: user, beside: 'path', title: `Give the file to ${user}` };
  return unsafe(settingFix(node, setting, source));
}
