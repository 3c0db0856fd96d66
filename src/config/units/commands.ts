import type { Assignment } from './unit-file.ts';
import type { UnitText } from './unit-texts.ts';
import { type Word, wordsIn } from './words.ts';

/** A directive that runs a program. */
export interface Command {
  readonly unit: UnitText;
  readonly assignment: Assignment;
  /** The program's path and its arguments; places are those in the directive's value. */
  readonly words: readonly Word[];
}

const EXEC = /^Exec(?:Condition|StartPre|Start|StartPost|Reload|ReloadPost|Stop|StopPre|StopPost)$/;
const KINDS = /^(?:service|socket)$/;

/** Every command of the services and sockets of a document. */
export function* commandsIn(texts: readonly UnitText[]): Generator<Command> {
  for (const unit of texts) {
    if (!KINDS.test(unit.kind)) continue;
    for (const assignment of unit.items) {
      if (assignment.kind !== 'assignment' || assignment.value === '' || !EXEC.test(assignment.key)) continue;
      const words = wordsIn(assignment.value);
      const [first, ...others] = words;
      if (first === undefined) continue;
      yield { unit, assignment, words: [withoutPrefix(assignment.value, first), ...others] };
    }
  }
}

/** `@`, `-`, `:`, `+`, `!` and `|` before the path say how systemd runs it. */
function withoutPrefix(value: string, word: Word): Word {
  const prefix = /^[@\-:+!|]*/.exec(value.slice(word.start))?.[0].length ?? 0;
  const text = word.text.slice(prefix);
  return { ...word, text, start: Math.min(word.start + prefix, word.end) };
}
