import { type Choice, chooseDatasources } from '../../datasources/choice.ts';
import { type Candidate, examine } from '../../datasources/detect.ts';
import { gatherEvidence } from '../../datasources/evidence.ts';
import { DATASOURCES } from '../../datasources/index.ts';
import { createDisk } from '../../host/node/disk.ts';
import { createFiles } from '../../host/node/files.ts';
import { candidatesText } from '../../report/detect-text.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { pinnedDatasource } from '../pinned.ts';

export const command: Command = {
  usage: 'detect [--explain] [--format text|json]',
  about:
    'Says which datasources a boot would ask, by what this machine says of itself: SMBIOS, labels of disks, the kernel ' +
    'command line, files. Nothing is asked over a network and no program is started. Exits with 1 when there is none.',
  options: [
    { name: 'explain', about: 'every candidate, and the evidence for or against it' },
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], about: 'text (default) or json' },
  ],
  async run(parsed, terminal) {
    const evidence = gatherEvidence(createDisk());
    const files = createFiles('/', { privileged: false, pid: process.pid, homeOwner: () => undefined });
    const choice = chooseDatasources(DATASOURCES, evidence, pinnedDatasource(files, evidence));
    const candidates = examine(DATASOURCES, evidence);
    if (parsed.value('format') === 'json') {
      terminal.print(`${JSON.stringify(shown(choice, candidates), null, 2)}\n`);
    } else {
      if (parsed.has('explain')) terminal.print(candidatesText(candidates, terminal.paint));
      terminal.print(`${verdict(choice)}\n`);
    }
    return choice.kind === 'chosen' ? EXIT.ok : EXIT.findings;
  },
};

function verdict(choice: Choice): string {
  if (choice.kind === 'disabled') return `cloud-config is disabled: ${choice.why}`;
  if (choice.kind === 'none') return `none: ${choice.why}`;
  return `${choice.providers.map(({ name }) => name).join(', then ')} (${choice.why})`;
}

/** `schemas/detect.schema.json`, version 1. */
function shown(choice: Choice, candidates: readonly Candidate[]): object {
  return {
    version: 1,
    verdict: choice.kind,
    why: choice.why,
    datasources: choice.kind === 'chosen' ? choice.providers.map(({ name }) => name) : [],
    candidates: candidates.map(({ provider, isEvident, found }) => ({
      datasource: provider.name,
      evident: isEvident,
      evidence: found,
    })),
  };
}
