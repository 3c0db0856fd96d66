import type { Command } from './command.ts';

const PROGRAM_HELP = `cloud-config turns a fresh Linux machine into a configured node.

usage: cloud-config COMMAND [OPTION…] [FILE…]

documents
  validate          say what is wrong with documents, and what to do
  plan              show what a document would change here or below a directory
  apply             carry a document out
  render            print a document as it was read
  rules             list what validate goes by
  explain           explain a rule, with examples
  schema            print the JSON Schema of documents
  lsp               speak with an editor: the language server

this machine
  detect            say which platform it is on, and by what evidence
  facts             print what detection goes by
  fetch             print what the platform's metadata service or disk supplies
  boot              configure it from its platform; the systemd units call this
  status            say how the last run ended

cluster
  cluster           check a node before etcd starts, make and read tokens, join

images and tools
  install           put cloud-config and its units into the root of an image
  uninstall         take them away again
  reset             make a node the image of new ones
  convert-network   print the systemd-networkd files that a network configuration becomes
  dev               play a metadata service
  completion        print what completes these commands in a shell
  coreos-cloudinit  take the command line of coreos-cloudinit

  --version         print the version
  COMMAND --help    more about a command

exit codes: 0 fine, 1 findings or failures, 2 usage, 3 cannot read or internal
`;

export function programHelp(): string {
  return PROGRAM_HELP;
}

export function commandHelp(command: Command): string {
  const rows = command.options.map(({ name, value, about }) => [
    `--${name}${value === undefined ? '' : ` ${value}`}`,
    about,
  ]);
  const width = Math.max(0, ...rows.map(([left = '']) => left.length));
  const options = rows.map(([left = '', about = '']) => `  ${left.padEnd(width)}  ${about}\n`).join('');
  const tail = options === '' ? '' : `\n${options}`;
  return `usage: cloud-config ${command.usage}\n\n${wrapped(command.about)}\n${tail}`;
}

/** Lines that a terminal of the usual width can show. */
function wrapped(text: string): string {
  return text.replace(/(?=.{81})(.{1,80}) /g, '$1\n');
}
