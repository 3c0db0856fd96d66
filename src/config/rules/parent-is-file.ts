import { namedFilesIn } from '../file-path.ts';
import { quote, type Rule } from '../rule.ts';

export const parentIsFile: Rule = {
  code: 'CC351',
  name: 'parent-is-file',
  severity: 'error',
  boot: 'keep',
  summary: 'a file cannot lie below a path that another entry makes a file',
  *check({ root }) {
    const files = [...namedFilesIn(root)];
    const byName = new Map(files.map((each) => [each.file, each]));
    for (const { path, file } of files) {
      for (const parent of parentsOf(file)) {
        const other = byName.get(parent);
        if (other === undefined) continue;
        const message = `${quote(parent)} cannot be a file and the directory of ${quote(file)}; rename one of them`;
        const { start, end } = path.node;
        const { node } = other.path;
        const related = [{ message: 'written as a file here', start: node.start, end: node.end }];
        yield { message, at: path.at, start, end, related };
        break;
      }
    }
  },
};

function* parentsOf(file: string): Generator<string> {
  for (let at = file.indexOf('/', 1); at !== -1; at = file.indexOf('/', at + 1)) yield file.slice(0, at);
}
