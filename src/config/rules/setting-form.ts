import { withAddresses } from '../etcd-addresses.ts';
import { lengthOf } from '../obvious-values.ts';
import { quote, type Rule } from '../rule.ts';
import { markOf, writing } from '../source-text.ts';
import { find, type Place, type ScalarNode, scalar, type TreeNode } from '../tree.ts';

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const LENGTH = /^(?:\d+(?:\.\d*)?(?:[nuµm]?s|m|h))+$/;

/** What a setting takes, in words; whether a text is it; and what an author most likely means by one that is not. */
interface Form {
  readonly keys: RegExp;
  readonly wants: string;
  readonly fits: (text: string) => boolean;
  readonly mend: (text: string) => string;
}

const FORMS: readonly Form[] = [
  {
    keys: /^(?:fleet|flannel)\.public_ip$/,
    wants: 'an IP address alone',
    fits: isAddress,
    mend: bareAddress,
  },
  {
    keys: /^flannel\.interface$/,
    wants: 'an IP address or the name of an interface',
    fits: (text) =>
      isAddress(text) || (!/^[\d.]+$|[\s/,]|:\/\//.test(text) && withAddresses(text).length <= 15),
    mend: bareAddress,
  },
  {
    keys: /^fleet\.agent_ttl$/,
    wants: 'a length of time, such as `30s`',
    fits: (text) => LENGTH.test(text),
    mend: (text) => (/^\d+$/.test(text) ? `${text}s` : lengthOf(text)),
  },
  {
    keys: /^etcd\w*\.discovery_srv$/,
    wants: 'the domain that has the SRV records, such as `example.com`',
    fits: (text) => !/[\s/:]|^_/.test(text),
    mend: (text) => text.replace(/^\w+:\/\/|^(?:_[\w-]+\.)+|\/.*$/g, ''),
  },
  {
    keys: /^etcd\w*\.log_package_levels$/,
    wants: '`PACKAGE=LEVEL` pairs',
    fits: (text) => !text.includes(':'),
    mend: (text) => text.replaceAll(':', '='),
  },
  {
    keys: /(?:file|_dir)$/,
    wants: 'an absolute path',
    fits: (text) => !/^(?:\.\/|~\/|(?:etc|var|opt|home|run|media|mnt|usr|srv)\/)/.test(text),
    mend: (text) => text.replace(/^(?:\.\/)?(?=\w)/, '/'),
  },
];

/** A value, and a comment in the manner of another language. */
const COMMENTED = /^([^\s/]\S*)\s+\/\/(?:\s.*)?$/;
const SECTIONS = ['etcd', 'etcd2', 'etcd_member', 'fleet', 'flannel', 'locksmith', 'update'];

export const settingForm: Rule = {
  code: 'CC383',
  name: 'setting-form',
  severity: 'warning',
  boot: 'keep',
  summary: 'a service does not take the setting in this form, and does without it or does not start',
  *check({ root }) {
    for (const { node, at } of settingsIn(root)) {
      const { start, end, text, style } = node;
      const commented = style === 'plain' ? COMMENTED.exec(text)?.[1] : undefined;
      if (commented !== undefined) {
        const message = `\`//\` begins no comment in YAML, so that it is part of the value; write ${quote(commented)}`;
        yield { message, at, start, end, fix: writing(node, commented) };
      }
      const form = FORMS.find(({ keys }) => keys.test(at.slice(1).join('.')));
      if (
        commented !== undefined ||
        form === undefined ||
        text === '' ||
        /[\r\n]/.test(text) ||
        /[{<%]|\$\(/.test(text.replace(/\$\{\w+\}/g, '')) ||
        form.fits(text)
      )
        continue;
      const better = form.mend(text);
      const fix = better !== text && form.fits(better) ? { fix: writing(node, better) } : {};
      const message = `${quote(String(at[2]))} must be ${form.wants}, not ${quote(text)}`;
      yield { message, at, ...markOf(node), ...fix };
    }
  },
};

function* settingsIn(root: TreeNode | undefined): Generator<Place<ScalarNode>> {
  for (const section of SECTIONS) {
    const place = root && find({ node: root, at: [] }, 'coreos', section);
    if (place?.node.kind !== 'map') continue;
    for (const key of place.node.entries.keys()) {
      const setting = scalar(find(place, key));
      if (setting !== undefined) yield setting;
    }
  }
}

function isAddress(text: string): boolean {
  const address = withAddresses(text);
  return IPV4.test(address) || /^[0-9a-f]*:[0-9a-f:.]+$/i.test(address);
}

/** Without scheme, port, path or prefix length. */
function bareAddress(text: string): string {
  const host = text.replace(/^\w+:\/\//, '').replace(/\/.*$/, '');
  return isAddress(host) ? host : host.replace(/:\d+$/, '');
}
