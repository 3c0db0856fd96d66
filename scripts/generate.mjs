// Writes everything that follows from the schema, from the rules and their examples, from the lists of datasources, of etcd's options and of unit directives, and from packaging/; `--check` only names the files that are out of date.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCommands, renderCommands, renderManPage } from './generate/commands.mjs';
import { renderDatasources } from './generate/datasources.mjs';
import { renderEditorSchema } from './generate/editor-schema.mjs';
import { renderEtcdVersions } from './generate/etcd-versions.mjs';
import { renderKeyDocs } from './generate/key-docs.mjs';
import { renderKeys } from './generate/keys.mjs';
import { renderPackaging } from './generate/packaging.mjs';
import { readRules, renderRuleExamples, renderRulePages } from './generate/rules.mjs';
import { readSchema } from './generate/schema.mjs';
import { renderSchemas } from './generate/schemas.mjs';
import { renderShape } from './generate/shape.mjs';
import { renderTargets } from './generate/targets.mjs';
import { renderTypes } from './generate/types.mjs';
import { renderUnitDirectives } from './generate/unit-directives.mjs';
import { renderValidate, renderValidator } from './generate/validator.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every generated file by its path in the repository. */
async function generate() {
  const schema = readSchema(root);
  const commands = await readCommands(root);
  const rules = await readRules(root);
  const editorSchema = ['schemas/cloud-config.editor.schema.json', renderEditorSchema(schema)];
  return new Map([
    ['src/config/generated/types.ts', renderTypes(schema)],
    ['src/config/generated/shape.ts', renderShape(schema)],
    ['src/config/generated/unit-directives.ts', renderUnitDirectives(root)],
    ['src/config/generated/validate.gen.ts', renderValidate(schema)],
    ['src/config/generated/validator.ts', renderValidator()],
    ['src/cli/generated/rule-examples.ts', renderRuleExamples(rules)],
    ['src/cli/install/generated.ts', renderPackaging(root)],
    ['src/language/generated/key-docs.ts', renderKeyDocs(schema)],
    editorSchema,
    ['src/cli/generated/schemas.ts', renderSchemas(root, new Map([editorSchema]))],
    ['docs/commands.md', renderCommands(commands)],
    ['packaging/man/cloud-config.1', renderManPage(commands)],
    ...renderRulePages(rules),
    ['docs/keys.md', renderKeys(schema)],
    ['docs/datasources.md', await renderDatasources(root)],
    ['docs/targets.md', await renderTargets(root, schema)],
    ['docs/etcd-versions.md', await renderEtcdVersions(root, schema)],
  ]);
}

function currentText(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const stale = [...(await generate())].filter(([path, text]) => currentText(path) !== text);
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is out of date; run npm run generate`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}
