import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SUFFIX = '.schema.json';

/** src/cli/generated/schemas.ts: the schemas for `cloud-config schema`; `fresh` are those that are made now. */
export function renderSchemas(root, fresh) {
  const folder = join(root, 'schemas');
  const files = new Set(readdirSync(folder).filter((file) => file.endsWith(SUFFIX)));
  for (const path of fresh.keys()) files.add(path.replace(/^schemas\//, ''));
  const entries = [...files].sort().map((file) => {
    const text = fresh.get(`schemas/${file}`) ?? readFileSync(join(folder, file), 'utf8');
    const compact = JSON.stringify(JSON.parse(text));
    return `  ${JSON.stringify(file.slice(0, -SUFFIX.length))}: ${JSON.stringify(compact)},`;
  });
  return `// generated from schemas/ by npm run generate; do not edit

/** JSON by name: \`cloud-config\` is that of documents. */
export const SCHEMAS: Readonly<Record<string, string>> = {
${entries.join('\n')}
};
`;
}
