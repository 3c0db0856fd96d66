import type { Diagnostic } from '../config/diagnostic.ts';
import type { Rule } from '../config/rule.ts';
import type { Suppressed } from '../config/suppress.ts';
import { pathFrom } from './file-path.ts';
import {
  type FileFindings,
  type FindingRange,
  type LocatedFinding,
  located,
  type Trouble,
} from './findings.ts';
import { fingerprints } from './fingerprint.ts';
import type { RuleExamples } from './rules-list.ts';
import { SARIF_LEVELS, sarifRule } from './sarif-rules.ts';

export interface SarifOptions {
  readonly version: string;
  readonly rules: readonly Rule[];
  readonly examples: RuleExamples;
  /** Where the program runs; names of files below it are written relative to it. */
  readonly directory: string;
  /** What could not be read. */
  readonly troubles: readonly Trouble[];
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * The Static Analysis Results Interchange Format, which code scanning reads. Findings that a comment hides are in it, as
 * suppressed.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifFindings(files: readonly FileFindings[], options: SarifOptions): string {
  const indexes = new Map(options.rules.map(({ code }, index) => [code, index]));
  const run = {
    tool: {
      driver: {
        name: 'cloud-config',
        version: options.version,
        rules: options.rules.map((rule) => sarifRule(rule, options.examples[rule.code])),
      },
    },
    language: 'en',
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The directory that the program ran in' } } },
    invocations: [invocation(options.troubles)],
    artifacts: files.map(({ file }) => ({
      location: placeOf(file, options.directory),
      roles: ['analysisTarget'],
      encoding: 'utf-8',
      sourceLanguage: 'yaml',
    })),
    results: files.flatMap((file, index) => resultsIn(file, index, indexes, options.directory)),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function invocation(troubles: readonly Trouble[]): object {
  const notifications = troubles.map(({ code, message }) => ({
    level: 'error',
    message: { text: plainText(`${message} [${code}]`) },
  }));
  return {
    executionSuccessful: troubles.length === 0,
    ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
  };
}

function resultsIn(
  { file, source, root, diagnostics, suppressed = [] }: FileFindings,
  index: number,
  indexes: ReadonlyMap<string, number>,
  directory: string,
): readonly object[] {
  const place = placeOf(file, directory);
  const all: readonly Diagnostic[] = [...diagnostics, ...suppressed.map((each) => each.diagnostic)];
  const prints = fingerprints(place.uri, all, root);
  const artifact = { ...place, index };
  return located(source, all).map((finding, at) => ({
    ...result(finding, artifact, indexes),
    partialFingerprints: { 'cloudConfigFinding/v1': prints[at] },
    ...suppressionsOf(suppressed[at - diagnostics.length]),
  }));
}

function suppressionsOf(suppressed: Suppressed | undefined): object {
  if (suppressed === undefined) return {};
  return { suppressions: [{ kind: 'inSource', status: 'accepted', justification: suppressed.reason }] };
}

type Artifact = ArtifactPlace & { readonly index: number };

function result(finding: LocatedFinding, artifact: Artifact, indexes: ReadonlyMap<string, number>): object {
  const { diagnostic, range, related } = finding;
  const { code, severity, message, path, boot } = diagnostic;
  const relatedLocations = related.map(({ place, range: at }, id) => ({
    id,
    message: { text: plainText(place.message) },
    physicalLocation: { artifactLocation: artifact, region: regionOf(at) },
  }));
  const logical = path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: path, kind: 'member' }] };
  return {
    ruleId: code,
    ruleIndex: indexes.get(code) ?? -1,
    level: SARIF_LEVELS[severity],
    message: { text: plainText(message) },
    locations: [{ physicalLocation: { artifactLocation: artifact, region: regionOf(range) }, ...logical }],
    ...(relatedLocations.length === 0 ? {} : { relatedLocations }),
    ...fixesOf(finding, artifact),
    properties: { boot },
  };
}

function fixesOf({ diagnostic: { fix }, edits }: LocatedFinding, artifact: Artifact): object {
  if (fix === undefined || edits.length === 0) return {};
  const replacements = edits.map(({ edit, range }) => ({
    deletedRegion: regionOf(range),
    insertedContent: { text: edit.text },
  }));
  const change = { artifactLocation: artifact, replacements };
  const text = fix.isUnsafe === true ? `${fix.title} (may change what the document means)` : fix.title;
  return { fixes: [{ description: { text }, artifactChanges: [change] }] };
}

/**
 * Messages quote what others wrote, and `[text](place)` in one is a link for those who read it.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html#_Toc34317424
 */
function plainText(message: string): string {
  return message.replaceAll('](', '] (');
}

function regionOf({ start, end }: FindingRange): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

interface ArtifactPlace {
  readonly uri: string;
  readonly uriBaseId?: string;
}

/** Names that are not below the directory are absolute. */
function placeOf(file: string, directory: string): ArtifactPlace {
  const path = pathFrom(directory, file);
  const uri = path
    .split('/')
    .map((part) => encodeURIComponent(wellFormed(part)))
    .join('/');
  return path.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: '%SRCROOT%' };
}

/** Half of a surrogate pair has no encoding. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '\ufffd');
}
