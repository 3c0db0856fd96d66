import { bodiesIn, isWorldReadable } from '../bodies.ts';
import { quote, type Rule } from '../rule.ts';
import { secretsIn } from '../secrets.ts';
import { markOf, modeFix, piecesOf, unsafe } from '../source-text.ts';

export const readableSecret: Rule = {
  code: 'CC504',
  name: 'readable-secret',
  severity: 'warning',
  boot: 'keep',
  summary: 'a password or token is written to a file or unit that everybody on the machine may read',
  details: `Found by names that leave no doubt, such as \`AWS_SECRET_ACCESS_KEY=\` or a line \`password: …\`, by tokens that say what they are, and in Docker's
\`auth\`. Units and
drop-ins are always 0644 and \`systemctl show\` prints their variables to everybody: name a file of mode 0600 with
[EnvironmentFile=](https://www.freedesktop.org/software/systemd/man/systemd.exec.html#EnvironmentFile=) there.`,
  *check({ source, root }) {
    for (const { content, text, mode, isEncoded, file } of bodiesIn(root)) {
      if (!isWorldReadable(mode)) continue;
      const { at, node } = content;
      const piece = piecesOf(node, source);
      for (const { name, offset, length } of secretsIn(text)) {
        const place = isEncoded ? markOf(node) : piece(offset, offset + length);
        const isNamed = /^[\w.-]+$/.test(name);
        const what = isNamed ? `${quote(name)} is` : `${name} is`;
        const remedy =
          file === undefined
            ? 'put it into a file with `permissions: "0600"` and name that with EnvironmentFile='
            : 'give the file `permissions: "0600"`';
        const fix = file && unsafe(modeFix(file.node, (mode & 0o100) === 0 ? '0600' : '0700', source));
        const message = `${what} readable by everybody on the machine; ${remedy}`;
        yield { message, at, ...place, ...(fix === undefined ? {} : { fix }) };
      }
    }
  },
};
