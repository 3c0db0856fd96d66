/** Documents as a boot applies them: read, judged, and made into the layers of a plan. Pure. */
import type { Diagnostic } from '../config/diagnostic.ts';
import { openDocument, type UserDocument } from '../config/document.ts';
import type { Gunzip } from '../config/envelope.ts';
import { positionsIn } from '../config/lines.ts';
import { acceptedPart, type Reading } from '../config/read.ts';
import type { Variables } from '../config/variables.ts';
import type { Layer, WithheldUnit } from './layer.ts';
import { SERVICE_UNITS } from './service-units.ts';

/** A document of an instance, weakest first when there are several. */
export interface GivenDocument {
  readonly name: Layer['name'];
  readonly content: Uint8Array;
}

export interface DocumentReading {
  /** Without, variables stay as they are written. */
  readonly variables?: Variables;
  readonly strictness: 'strict' | 'lenient';
  readonly gunzip: Gunzip;
  /** A `#!` document's name, by its content. */
  readonly nameOf: (script: Uint8Array) => string;
}

export interface JudgedDocument {
  readonly name: Layer['name'];
  readonly source: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Layers {
  readonly layers: readonly Layer[];
  /** What was found in each document that is text. */
  readonly judged: readonly JudgedDocument[];
  /** Whether a document has mistakes, applied or not. */
  readonly hasErrors: boolean;
  /** Whether something in a document is not applied. */
  readonly isPartial: boolean;
}

/** Reads each document and keeps what can be applied of it. */
export function readLayers(documents: readonly GivenDocument[], options: DocumentReading): Layers {
  const layers: Layer[] = [];
  const judged: JudgedDocument[] = [];
  for (const { name, content } of documents) {
    const { variables } = options;
    const document = openDocument(content, options.gunzip, variables === undefined ? {} : { variables });
    layers.push(...layersOf(name, document, options));
    if (document.kind === 'cloud-config') judged.push({ name, ...document.reading });
    if ('diagnostics' in document) judged.push({ name, ...document });
  }
  const errors = judged.flatMap(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === 'error'),
  );
  const isPartial = errors.some(({ boot }) => options.strictness === 'strict' || boot !== 'keep');
  return { layers, judged, hasErrors: errors.length > 0, isPartial };
}

function layersOf(name: Layer['name'], document: UserDocument, options: DocumentReading): readonly Layer[] {
  switch (document.kind) {
    case 'cloud-config':
      return [layerOfReading(name, document.reading, options.strictness)];
    case 'script': {
      const { bytes } = document;
      return [{ name, config: {}, script: { name: options.nameOf(bytes), bytes } }];
    }
    case 'multipart': {
      const position = positionsIn(document.source);
      return document.parts.flatMap(({ document: part, base }) => {
        const before = base === undefined ? undefined : position(base).line - 1;
        return layersOf(name, part, options).map((layer) => inArchive(layer, before));
      });
    }
    default:
      return [];
  }
}

/** Lines are those of the archive; those of a part that is encoded there would lead nowhere. */
function inArchive({ lineOf, ...layer }: Layer, before: number | undefined): Layer {
  if (lineOf === undefined || before === undefined) return layer;
  return {
    ...layer,
    lineOf: (path) => {
      const line = lineOf(path);
      return line === undefined ? undefined : line + before;
    },
  };
}

/** The part of a cloud-config document that can be applied. */
export function layerOfReading(
  name: Layer['name'],
  reading: Reading,
  strictness: 'strict' | 'lenient',
): Layer {
  const { config, lineOf } = acceptedPart(reading, strictness);
  return { name, config, lineOf, withheld: withheldServices(reading.diagnostics) };
}

/** Services that must not be started, because a setting of theirs needs an address that nobody supplied. */
export function withheldServices(diagnostics: readonly Diagnostic[]): readonly WithheldUnit[] {
  const withheld: WithheldUnit[] = [];
  for (const { rule, at, path, message } of diagnostics) {
    if (rule !== 'unsupplied-variable' || at[0] !== 'coreos') continue;
    const section = String(at[1]);
    const unit = Object.entries(SERVICE_UNITS).find(([name]) => name === section)?.[1];
    if (unit !== undefined) withheld.push({ unit, path, reason: message });
  }
  return withheld;
}
