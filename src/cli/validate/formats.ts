import type { Diagnostic } from '../../config/diagnostic.ts';
import { countText, type FileFindings, type Trouble } from '../../report/findings.ts';
import type { Paint } from '../../report/style.ts';
import { VERSION } from '../version.ts';

export interface FormatInput {
  readonly files: readonly FileFindings[];
  /** What could not be read. */
  readonly troubles: readonly Trouble[];
  readonly paint: Paint;
  readonly directory: string;
  isFailure(diagnostic: Diagnostic): boolean;
}

/** Every format, loaded when it is asked for. */
const FORMATTERS = {
  async pretty({ files, paint }: FormatInput) {
    const { prettyFindings } = await import('../../report/findings-pretty.ts');
    const { printable } = await import('../../printable.ts');
    const texts = files.map((findings) => {
      const blocks = findings.diagnostics.length > 0 ? `${prettyFindings(findings, paint)}\n` : '';
      return `${blocks}${printable(findings.file)}: ${countText(findings.diagnostics)}${hiddenText(findings)}\n`;
    });
    return `${texts.join('')}${totalText(files)}${fixableText(files)}`;
  },
  async concise({ files }: FormatInput) {
    const { conciseFindings } = await import('../../report/findings-concise.ts');
    return files.map(conciseFindings).join('');
  },
  async json({ files, troubles }: FormatInput) {
    return (await import('../../report/findings-json.ts')).jsonFindings(files, troubles);
  },
  async jsonl({ files }: FormatInput) {
    return (await import('../../report/findings-json.ts')).jsonLines(files);
  },
  async sarif({ files, troubles, directory }: FormatInput) {
    const { sarifFindings } = await import('../../report/findings-sarif.ts');
    const { rules } = await import('../../config/rules/index.ts');
    const { RULE_EXAMPLES: examples } = await import('../generated/rule-examples.ts');
    return sarifFindings(files, { version: VERSION, rules, examples, directory, troubles });
  },
  async github({ files, troubles }: FormatInput) {
    const { githubFindings, githubTrouble } = await import('../../report/findings-github.ts');
    return [...files.map(githubFindings), ...troubles.map(githubTrouble)].join('');
  },
  async gitlab(input: FormatInput) {
    const { files, troubles } = await asInRepository(input);
    return (await import('../../report/findings-gitlab.ts')).gitlabFindings(files, troubles);
  },
  async checkstyle({ files, troubles }: FormatInput) {
    return (await import('../../report/findings-checkstyle.ts')).checkstyleFindings(files, troubles);
  },
  async junit({ files, troubles, isFailure }: FormatInput) {
    return (await import('../../report/findings-junit.ts')).junitFindings(files, troubles, isFailure);
  },
  async rdjson(input: FormatInput) {
    const { files, troubles } = await asInRepository(input);
    return (await import('../../report/findings-rdjson.ts')).rdjsonFindings(files, troubles);
  },
} as const satisfies Readonly<Record<string, (input: FormatInput) => Promise<string>>>;

export const FORMATS: readonly string[] = Object.keys(FORMATTERS);

/** The findings of all files in a format; `pretty` for a name that there is not. */
export async function formatted(format: string, input: FormatInput): Promise<string> {
  const found = Object.entries(FORMATTERS).find(([name]) => name === format)?.[1];
  return (found ?? FORMATTERS.pretty)(input);
}

/** With names of files as the services know them. */
async function asInRepository({
  files,
  troubles,
  directory,
}: FormatInput): Promise<Pick<FormatInput, 'files' | 'troubles'>> {
  const { pathFrom } = await import('../../report/file-path.ts');
  const renamed = <T extends { readonly file: string }>(one: T): T => ({
    ...one,
    file: pathFrom(directory, one.file),
  });
  return { files: files.map(renamed), troubles: troubles.map(renamed) };
}

function totalText(files: readonly FileFindings[]): string {
  if (files.length < 2) return '';
  const wrong = files.filter(({ diagnostics }) => diagnostics.length > 0);
  const within = wrong.length === 0 ? '' : ` in ${wrong.length} of them`;
  return `${files.length} files: ${countText(wrong.flatMap(({ diagnostics }) => diagnostics))}${within}\n`;
}

function hiddenText({ suppressed = [] }: FileFindings): string {
  return suppressed.length === 0 ? '' : ` (${suppressed.length} hidden by comments)`;
}

function fixableText(files: readonly FileFindings[]): string {
  const fixes = files.flatMap(({ diagnostics }) => diagnostics.flatMap(({ fix }) => fix ?? []));
  const unsafe = fixes.filter(({ isUnsafe }) => isUnsafe === true).length;
  const safe = fixes.length - unsafe;
  const parts = [
    ...(safe > 0 ? [`--fix corrects ${safe}`] : []),
    ...(unsafe > 0 ? [`--fix --unsafe-fixes ${safe > 0 ? `${unsafe} more` : `corrects ${unsafe}`}`] : []),
  ];
  return parts.length === 0 ? '' : `${parts.join(', ')}\n`;
}
