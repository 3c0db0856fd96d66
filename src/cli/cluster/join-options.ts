import type { Host } from '../../apply/host.ts';
import { peerUrlsOf } from '../../cluster/peer-url.ts';
import { isHttpUrl } from '../../url-place.ts';
import { type ParsedOptions, UsageError } from '../options.ts';
import type { Join } from './join.ts';
import type { JoinDefaults } from './join-document.ts';
import { documentDropIn, etcdUnits } from './machine.ts';

const DIRECTORIES = [
  '/run/systemd/system',
  '/etc/systemd/system',
  '/usr/lib/systemd/system',
  '/lib/systemd/system',
];
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** What `cluster join` was asked for, or why that cannot be; a document says what the options leave out. */
export function joinOf(parsed: ParsedOptions, { files }: Host, defaults: JoinDefaults): Join {
  const given = (parsed.value('peer') ?? '').split(',').filter((url) => url !== '');
  const clientUrls = given.length === 0 ? defaults.clientUrls : given;
  if (clientUrls.length === 0) {
    throw new UsageError('join needs --peer URL: where a member of the cluster listens to clients');
  }
  const wrong = clientUrls.find((url) => !isHttpUrl(url));
  if (wrong !== undefined) throw new UsageError(`--peer ${wrong} is no http or https URL`);
  const unit = parsed.value('unit') ?? defaults.unit ?? unitOf(files);
  if (!/^[\w@.:-]+\.service$/.test(unit)) throw new UsageError('--unit is the name of a service');
  return {
    clientUrls,
    unit,
    request: {
      name: checkedName(parsed.value('name') ?? defaults.name ?? ''),
      peerUrls: checkedPeerUrls(parsed.value('peer-url') ?? defaults.peerUrl ?? ''),
      namesake: parsed.has('replace') ? 'replace' : 'keep',
    },
    manner: mannerOf(parsed),
  };
}

function mannerOf(parsed: ParsedOptions): Join['manner'] {
  if (parsed.has('dry-run')) return 'dry-run';
  return parsed.has('start') ? 'start' : 'prepare';
}

function checkedName(name: string): string {
  if (!NAME.test(name))
    throw new UsageError('--name is what the member is called: letters, digits, ".", "_", "-"');
  return name;
}

function checkedPeerUrls(list: string): readonly string[] {
  const urls = peerUrlsOf(list);
  const bad = urls.find(({ fault }) => fault !== undefined);
  if (urls.length === 0 || bad !== undefined) {
    const got = bad === undefined ? '' : `, not ${bad.text}`;
    throw new UsageError(`--peer-url is where other members reach this machine, http://10.0.0.5:2380${got}`);
  }
  return urls.map(({ text }) => text);
}

/** The etcd that a document has set up, else the first that the machine has. */
function unitOf(files: Host['files']): string {
  const units = etcdUnits(files);
  const present = units.filter((unit) =>
    DIRECTORIES.some((each) => files.stat(`${each}/${unit}`) !== undefined),
  );
  const isSetUp = (unit: string): boolean => files.stat(documentDropIn(unit)) !== undefined;
  const unit = present.find(isSetUp) ?? present[0];
  if (unit === undefined) throw new UsageError(`join finds none of ${units.join(', ')}; name one by --unit`);
  return unit;
}
