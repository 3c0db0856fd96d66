import { type Comment, commentsIn } from './comments.ts';
import type { Diagnostic, Edit } from './diagnostic.ts';
import { HEADER_NEAR_TOP } from './header.ts';
import { nearest } from './nearest.ts';
import { diagnose, quote, type Rule } from './rule.ts';
import { rules } from './rules/index.ts';
import { invalidSuppression } from './rules/invalid-suppression.ts';
import { unusedSuppression } from './rules/unused-suppression.ts';
import { isSuppressionLike, readSuppression, type Suppression } from './suppression-comment.ts';

/** A finding that a comment in the document hides. */
export interface Suppressed {
  readonly diagnostic: Diagnostic;
  /** What the comment says after `--`. */
  readonly reason: string;
}

export interface Suppressing {
  /** What is left, and what is wrong with the comments; sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly Suppressed[];
}

/** One code of a comment, and what it hid. */
interface Order {
  readonly rule: Rule;
  readonly written: string;
  readonly suppression: Suppression;
  readonly comment: Comment;
  hidden: number;
  /** It meets a finding that cannot be hidden. */
  isRefused: boolean;
}

const EXAMPLE = '`# cloud-config ignore=CC301 -- why`';

/**
 * Takes out the findings that comments such as `# cloud-config ignore=CC301 -- why` hide. A boot applies the document
 * as before: hiding is for readers only.
 */
export function suppress(source: string, diagnostics: readonly Diagnostic[]): Suppressing {
  if (!isSuppressionLike(source)) return { diagnostics, suppressed: [] };
  const header = HEADER_NEAR_TOP.exec(source);
  const headerAt = header === null ? -1 : (header[1] ?? '').length;
  const own: Diagnostic[] = [];
  const orders: Order[] = [];
  for (const comment of commentsIn(source)) {
    if (comment.start === headerAt || !isSuppressionLike(comment.text)) continue;
    const suppression = readSuppression(comment.text);
    if (suppression === undefined || suppression.reason === undefined)
      own.push(unreadable(comment, suppression));
    else orders.push(...ordersOf(suppression, comment, own));
  }
  const { kept, suppressed } = divide(diagnostics, orders);
  for (const order of orders) if (order.isRefused) own.push(refused(order));
  // A document that is refused was not read to its end.
  if (!diagnostics.some(({ boot }) => boot === 'refuse')) own.push(...unused(orders, source));
  return { diagnostics: [...kept, ...own].sort((left, right) => left.start - right.start), suppressed };
}

function divide(
  diagnostics: readonly Diagnostic[],
  orders: readonly Order[],
): { kept: readonly Diagnostic[]; suppressed: readonly Suppressed[] } {
  const byRule = grouped(orders, ({ rule }) => rule.code);
  const kept: Diagnostic[] = [];
  const suppressed: Suppressed[] = [];
  for (const diagnostic of diagnostics) {
    const order = byRule.get(diagnostic.code)?.find((each) => isWithin(diagnostic, each));
    if (order === undefined) kept.push(diagnostic);
    else if (diagnostic.boot === 'refuse') {
      order.isRefused = true;
      kept.push(diagnostic);
    } else {
      order.hidden += 1;
      suppressed.push({ diagnostic, reason: order.suppression.reason ?? '' });
    }
  }
  return { kept, suppressed };
}

function grouped<K>(orders: readonly Order[], keyOf: (order: Order) => K): ReadonlyMap<K, readonly Order[]> {
  const groups = new Map<K, Order[]>();
  for (const order of orders) {
    const group = groups.get(keyOf(order));
    if (group === undefined) groups.set(keyOf(order), [order]);
    else group.push(order);
  }
  return groups;
}

function isWithin({ start }: Diagnostic, { suppression, comment: { scope } }: Order): boolean {
  if (suppression.kind === 'file') return true;
  return scope !== undefined && scope.start <= start && start < scope.end;
}

function ordersOf(suppression: Suppression, comment: Comment, own: Diagnostic[]): readonly Order[] {
  return suppression.names.flatMap((written) => {
    const rule = rules.find(({ code, name }) => code === written.toUpperCase() || name === written);
    const isOwn = rule === invalidSuppression || rule === unusedSuppression;
    if (rule !== undefined && !isOwn)
      return [{ rule, written, suppression, comment, hidden: 0, isRefused: false }];
    own.push(
      isOwn
        ? about(comment, `${quote(written)} cannot be hidden; correct the comment`)
        : unknown(comment, written),
    );
    return [];
  });
}

function unreadable(comment: Comment, suppression: Suppression | undefined): Diagnostic {
  const what = suppression === undefined ? 'cannot be read' : 'gives no reason';
  return about(comment, `this comment ${what}, so it hides nothing; write ${EXAMPLE}`);
}

function unknown(comment: Comment, written: string): Diagnostic {
  const names = rules.map(({ name }) => name);
  const meant = nearest(written, names, 3);
  const start = comment.start + comment.text.indexOf(written, comment.text.indexOf('='));
  const edits = [{ start, end: start + written.length, text: meant ?? '' }];
  const message = `there is no rule ${quote(written)}; ${meant === undefined ? '`cloud-config rules` lists them' : `did you mean \`${meant}\`?`}`;
  const diagnostic = about(comment, message);
  return meant === undefined ? diagnostic : { ...diagnostic, fix: { title: `Write ${meant}`, edits } };
}

function refused({ comment, written }: Order): Diagnostic {
  return about(
    comment,
    `${quote(written)} cannot be hidden here: a boot refuses the whole document for it; correct it and remove the comment`,
  );
}

function about({ start, end }: Comment, message: string): Diagnostic {
  return diagnose(invalidSuppression, { message, at: [], start, end });
}

function unused(orders: readonly Order[], source: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [comment, all] of grouped(orders, (order) => order.comment)) {
    const idle = all.filter(({ rule, hidden }) => hidden === 0 && !isConditional(rule));
    if (idle.length === 0) continue;
    const names = idle.map(({ written }) => quote(written)).join(', ');
    const { start, end } = comment;
    const isWhole = idle.length === all[0]?.suppression.names.length;
    const message = `${names} has nothing to hide here; remove ${isWhole ? 'the comment' : 'the name'}`;
    const rest = isWhole ? [] : withoutNames(comment, new Set(idle.map(({ written }) => written)));
    const fix = isWhole
      ? { title: 'Remove the comment', edits: [removal(comment, source)] }
      : { title: `Remove ${names}`, edits: rest };
    found.push(diagnose(unusedSuppression, { message, at: [], start, end, fix }));
  }
  return found;
}

/** Whether a rule may find something elsewhere that it does not find here. */
function isConditional({ code, looksBeyond }: Rule): boolean {
  return looksBeyond === true || code.startsWith('CC4');
}

function withoutNames({ text, start }: Comment, idle: ReadonlySet<string>): readonly Edit[] {
  const from = text.indexOf('=') + 1;
  const to = text.indexOf('--', from);
  const list = text.slice(from, to).trimEnd();
  const kept = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => !idle.has(name));
  return [{ start: start + from, end: start + from + list.length, text: kept.join(',') }];
}

/** The comment with its line, or with the white space before it. */
function removal({ start, end, isAlone }: Comment, source: string): Edit {
  let before = start;
  while (source[before - 1] === ' ' || source[before - 1] === '\t') before -= 1;
  if (!isAlone) return { start: before, end, text: '' };
  const newline = source.indexOf('\n', end);
  return { start: before, end: newline === -1 ? end : newline + 1, text: '' };
}
