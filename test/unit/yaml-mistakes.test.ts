import assert from 'node:assert/strict';
import { fixed } from '../../src/config/fix.ts';
import { positionsIn } from '../../src/config/lines.ts';
import { readDocument } from '../../src/config/read.ts';

interface Mistake {
  readonly is: string;
  readonly text: string;
  readonly line: number;
  readonly message: RegExp;
  /** What `--fix` makes of it; nothing where no fix is obvious. */
  readonly corrected?: string;
}

const UNIT = '      content: |\n        [Timer]\n        OnCalendar=daily\n';
const TIMER = `coreos:\n  units:\n    - name: a.timer\n${UNIT}`;

const MISTAKES: readonly Mistake[] = [
  {
    is: 'a tab for spaces',
    text: 'users:\n  - name: joe\n\tgecos: Joe\n',
    line: 3,
    message: /tab/,
    corrected: 'users:\n  - name: joe\n    gecos: Joe\n',
  },
  {
    is: 'tabs below a key',
    text: 'coreos:\n\tupdate:\n\t\tgroup: stable\n',
    line: 2,
    message: /tab/,
    corrected: 'coreos:\n  update:\n    group: stable\n',
  },
  {
    is: 'a no-break space before a key',
    text: 'users:\n  - name: joe\n   \u00a0gecos: Joe\n',
    line: 3,
    message: /no-break space/,
    corrected: 'users:\n  - name: joe\n    gecos: Joe\n',
  },
  {
    is: 'a value that begins with @',
    text: "users:\n  - name: joe\n    gecos: @joe's\n",
    line: 3,
    message: /cannot start with `@`/,
    corrected: "users:\n  - name: joe\n    gecos: '@joe''s'\n",
  },
  {
    is: 'a colon in a value',
    text: 'write_files:\n  - path: /etc/motd\n    content: see: the wiki\n',
    line: 3,
    message: /quotes/,
    corrected: "write_files:\n  - path: /etc/motd\n    content: 'see: the wiki'\n",
  },
  {
    is: 'a backslash in double quotes',
    text: 'write_files:\n  - path: /etc/motd\n    content: "C:\\Docs"\n',
    line: 3,
    message: /backslash/,
    corrected: 'write_files:\n  - path: /etc/motd\n    content: "C:\\\\Docs"\n',
  },
  {
    is: 'no space behind a dash',
    text: 'users:\n  -name: joe\n    gecos: Joe\n',
    line: 2,
    message: /behind the dash/,
    corrected: 'users:\n  - name: joe\n    gecos: Joe\n',
  },
  {
    is: 'no space behind the dash of an entry',
    text: 'users:\n  - name: joe\n    groups:\n      - sudo\n      -docker\n',
    line: 5,
    message: /behind the dash/,
    corrected: 'users:\n  - name: joe\n    groups:\n      - sudo\n      - docker\n',
  },
  {
    is: 'no space behind a colon',
    text: 'hostname:web1\ncoreos:\n  update:\n    group: stable\n',
    line: 1,
    message: /behind the colon of `hostname`/,
    corrected: 'hostname: web1\ncoreos:\n  update:\n    group: stable\n',
  },
  {
    is: 'no colon behind a key',
    text: 'coreos:\n  update\n    group: stable\n',
    line: 2,
    message: /behind `update`/,
    corrected: 'coreos:\n  update:\n    group: stable\n',
  },
  {
    is: 'no colon between a key and its value',
    text: 'coreos:\n  update:\n    group: stable\n    reboot_strategy off\n',
    line: 4,
    message: /behind `reboot_strategy`/,
    corrected: 'coreos:\n  update:\n    group: stable\n    reboot_strategy: off\n',
  },
  {
    is: 'a quote that swallows the lines below',
    text: "hostname: 'web1\ncoreos:\n  update:\n    group: 'stable'\n",
    line: 1,
    message: /quote is not closed/,
    corrected: "hostname: 'web1'\ncoreos:\n  update:\n    group: 'stable'\n",
  },
  {
    is: 'a bracket that is not closed',
    text: 'users:\n  - name: joe\n    groups: [sudo, docker\n    gecos: Joe\n',
    line: 3,
    message: /`\[` is not closed/,
    corrected: 'users:\n  - name: joe\n    groups: [sudo, docker]\n    gecos: Joe\n',
  },
  {
    is: 'a bracket that is not closed in its own line',
    text: 'users:\n  - name: joe\n    groups: [sudo,\n      docker\n    gecos: Joe\n',
    line: 3,
    message: /`\[` is not closed/,
  },
  {
    is: 'a key deeper than its siblings',
    text: 'users:\n  - name: joe\n     gecos: Joe\n    uid: 1001\n',
    line: 3,
    message: /deeper/,
    corrected: 'users:\n  - name: joe\n    gecos: Joe\n    uid: 1001\n',
  },
  {
    is: 'a file that stands beside keys',
    text: 'coreos:\n  units:\n    - name: a.service\n  - path: /etc/motd\n    content: hi\n',
    line: 4,
    message: /beside keys; put it below the key of `write_files`/,
  },
  {
    is: 'a key less deep than its siblings',
    text: 'users:\n  - name: joe\n   gecos: Joe\n    uid: 1001\n',
    line: 3,
    message: /align/,
    corrected: 'users:\n  - name: joe\n    gecos: Joe\n    uid: 1001\n',
  },
  {
    is: 'a first key at an odd column',
    text: 'coreos:\n   update:\n    group: stable\n  units: []\n',
    line: 2,
    message: /align/,
    corrected: 'coreos:\n  update:\n    group: stable\n  units: []\n',
  },
  {
    is: 'a unit without the mark of its text',
    text: TIMER.replace(' |', ''),
    line: 4,
    message: /write `content: \|`/,
    corrected: TIMER,
  },
  {
    is: 'text at the column of its key',
    text: 'write_files:\n  - path: /etc/motd\n    content: |\n    welcome\n    to web1\n',
    line: 4,
    message: /deeper than the key/,
    corrected: 'write_files:\n  - path: /etc/motd\n    content: |\n      welcome\n      to web1\n',
  },
  {
    is: 'a line of a text that is indented less',
    text: `${TIMER.replace('        OnCal', '      OnCal')}      enable: false\n`,
    line: 6,
    message: /indented less/,
    corrected: `${TIMER}      enable: false\n`,
  },
  {
    is: 'the end of a here-document',
    text: 'hostname: web1\nEOF\n',
    line: 2,
    message: /here-document/,
    corrected: 'hostname: web1\n',
  },
  {
    is: 'marks of a merge',
    text: 'hostname: web1\n<<<<<<< HEAD\ncoreos:\n=======\nusers:\n>>>>>>> other\n',
    line: 2,
    message: /merge/,
  },
];

describe('mistakes of YAML', () => {
  for (const { is, text, line, message, corrected } of MISTAKES) {
    it(`${is} is named in its line${corrected === undefined ? '' : ', and corrected'}`, () => {
      const source = `#cloud-config\n${text}`;
      const { diagnostics } = readDocument(source);
      const found = diagnostics.find(({ code }) => code === 'CC101');
      assert.ok(found, 'CC101 is found');
      assert.match(found.message, message);
      assert.equal(positionsIn(source)(found.start).line, line + 1);
      if (corrected === undefined) return;
      const validate = (each: string) => readDocument(each).diagnostics;
      assert.equal(fixed(source, diagnostics, { validate }).text, `#cloud-config\n${corrected}`);
    });
  }

  it('are found below an empty first line too', () => {
    for (const { text } of MISTAKES) {
      const { diagnostics } = readDocument(`\n#cloud-config\n${text}`);
      assert.ok(diagnostics.length > 0);
    }
  });

  it('takes time linear in the length of the text', () => {
    const text = `#cloud-config\nusers:\n${'  - name: joe\n    gecos: [\n'.repeat(2000)}`;
    assert.ok(readDocument(text).diagnostics.length > 0);
  });
});
