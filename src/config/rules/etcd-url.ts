import type { Severity } from '../diagnostic.ts';
import { type Address, etcdAddressesIn, hostOf, withAddresses } from '../etcd-addresses.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { writing } from '../source-text.ts';
import { isIpv4 } from '../units/network-values.ts';

export const etcdUrl: Rule = {
  code: 'CC363',
  name: 'etcd-url',
  severity: 'error',
  boot: 'keep',
  summary: 'etcd does not start with an address of this form: it wants scheme, host and port, and no path',
  details:
    'URLs are `http://host:port` or `https://host:port`, several with commas between; `initial_cluster` has the name of a member and `=` before each. `addr` and its like of etcd 0.4 are `host:port`.',
  *check({ root }) {
    for (const address of etcdAddressesIn(root)) {
      const finding = findingOf(address);
      if (finding !== undefined) yield finding;
    }
  },
};

interface Problem {
  readonly message: string;
  /** The address as it is meant. */
  readonly better?: string;
  readonly severity?: Severity;
}

function findingOf(address: Address): Finding | undefined {
  const { setting, node, text, start, end } = address;
  const whole = withAddresses(text);
  if (/[${}<>%]/.test(whole)) return undefined;
  const problem = problemOf(address, whole) ?? listenProblem(address, whole);
  if (problem === undefined) return undefined;
  const { section, entry } = setting;
  const at = ['coreos', section, entry.key];
  const place = start === end || !address.isExact ? { start: node.start, end: node.end } : { start, end };
  const fix = address.isExact && problem.better !== undefined ? writing(place, problem.better) : undefined;
  // etcd 0.4 reads its addresses more patiently than its successors.
  const severity = problem.severity ?? (address.form.kind === 'host-port' ? 'warning' : 'error');
  return { message: problem.message, at, ...place, severity, ...(fix === undefined ? {} : { fix }) };
}

function problemOf({ form, text, setting }: Address, whole: string): Problem | undefined {
  const key = quote(setting.entry.written);
  if (text === '') return { message: `${key} has an empty address, of a comma too many; remove the comma` };
  if (text.includes(';')) {
    const message = `${key} has a semicolon; write commas between several addresses`;
    return { message, better: text.replace(/\s*;\s*/g, ',') };
  }
  if (form.kind === 'cluster' && /\s=|=\s/.test(text)) {
    const message = `${key} has a blank beside \`=\`; write the name, \`=\` and the URL without`;
    return { message, better: text.replace(/\s*=\s*/g, '=') };
  }
  if (/\s/.test(text)) {
    const message = `${key} has white space within an address; write commas between several`;
    return { message, better: text.replace(/\s+/g, ',') };
  }
  if (form.kind === 'host-port') return hostPortProblem(key, text, whole, form.port);
  if (form.kind === 'urls') return urlProblem(key, text, whole, form.port);
  const name = /^([^=/]*)=/.exec(text)?.[0];
  if (name === undefined || name === '=') {
    return {
      message: `${key} lists members as \`name=${text.includes('://') ? 'URL' : 'http://host:2380'}\`; write the name and \`=\` before ${quote(text)}`,
    };
  }
  const problem = urlProblem(key, text.slice(name.length), whole.slice(whole.indexOf('=') + 1), form.port);
  return problem?.better === undefined ? problem : { ...problem, better: name + problem.better };
}

function urlProblem(key: string, text: string, whole: string, port: string): Problem | undefined {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(whole)?.[1];
  if (scheme === undefined) {
    const isHost = /^[^/:]+(?::\d+)?$/.test(whole);
    const better = isHost ? `http://${text}${/:\d+$/.test(whole) ? '' : `:${port}`}` : undefined;
    return {
      message: `${key} has ${quote(text)} without a scheme; begin it with \`http://\` or \`https://\``,
      ...(better === undefined ? {} : { better }),
    };
  }
  if (/^unixs?$/.test(scheme)) return undefined;
  if (!/^https?$/.test(scheme))
    return { message: `${key} has the scheme ${quote(scheme)}; etcd takes \`http\` and \`https\`` };
  const [, twice] = /^(?:[a-z]+:\/\/)+?([a-z]+:\/\/[^/].*)$/i.exec(text) ?? [];
  if (twice !== undefined)
    return { message: `${key} has a scheme twice; write ${quote(twice)}`, better: twice };
  const [, authority = '', path = ''] = /^[a-z]+:\/\/([^/?#]*)(.*)$/i.exec(whole) ?? [];
  if (path !== '') {
    const better = text.replace(/^([a-z]+:\/\/[^/?#]*).*$/i, '$1');
    return {
      message: `${key} has a path behind the port, which etcd refuses; write ${quote(better)}`,
      better,
    };
  }
  return portProblem(key, text, authority, port);
}

/** etcd 2 looks names up with a warning, its successors refuse them; `localhost` is let pass. */
function listenProblem({ setting, form, text }: Address, whole: string): Problem | undefined {
  const host = hostOf(whole);
  const isListening =
    form.kind === 'urls' &&
    !text.includes('$') &&
    setting.option.startsWith('listen_') &&
    !whole.startsWith('unix');
  if (!isListening || host === undefined || host === 'localhost' || isIpv4(host) || /:|_ipv\d/.test(host))
    return undefined;
  const message = `${quote(setting.entry.written)} has ${quote(host)}, and etcd listens on IP addresses only; write an address of the machine, such as \`$private_ipv4\`, or \`0.0.0.0\``;
  return { message, severity: setting.section === 'etcd2' ? 'warning' : 'error' };
}

function hostPortProblem(key: string, text: string, whole: string, port: string): Problem | undefined {
  const [scheme] = /^[a-z]+:\/\//i.exec(whole) ?? [];
  if (scheme !== undefined) {
    const better = text.slice(scheme.length).replace(/\/$/, '');
    return { message: `${key} is a host and a port, not a URL; write ${quote(better)}`, better };
  }
  return portProblem(key, text, whole, port);
}

function portProblem(key: string, text: string, authority: string, port: string): Problem | undefined {
  const [, host = '', digits] = /^(\[[^\]]*\]|[^:[\]]*)(?::(\d*))?$/.exec(authority) ?? [];
  if (host === '' && digits !== undefined)
    return {
      message: `${key} has no host before its port; write \`$private_ipv4:${digits === '' ? port : digits}\``,
    };
  if (digits !== undefined && digits !== '')
    return Number(digits) > 65535
      ? { message: `${key} has the port ${digits}; ports end at 65535` }
      : undefined;
  if (host === '' && authority !== '' && digits === undefined)
    return {
      message: `${key} has an IPv6 address without brackets, so that its port does not show; write \`[address]:${port}\``,
    };
  const [, address, last] = /^(.*\d+\.\d+\.\d+\.\d+)\.(\d{2,5})$/.exec(text) ?? [];
  const better = address === undefined ? `${text.replace(/:$/, '')}:${port}` : `${address}:${last}`;
  return { message: `${key} has ${quote(text)} without a port; write ${quote(better)}`, better };
}
