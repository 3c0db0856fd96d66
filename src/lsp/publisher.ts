import type { OpenDocument } from './documents.ts';

/** A text longer than this takes so long to judge that waiting for a pause in typing is better. */
const LARGE = 100_000;
const PAUSE = 200;

export interface Publisher {
  /** Judges a document soon; what comes meanwhile for the same one is judged in its place. */
  schedule(document: OpenDocument): void;
  cancel(uri: string): void;
}

/**
 * Puts off judging until the messages that have arrived are read, so that a burst of keystrokes is judged once; the
 * last state is never left out.
 */
export function createPublisher(publish: (uri: string) => void): Publisher {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const cancel = (uri: string): void => {
    clearTimeout(timers.get(uri));
    timers.delete(uri);
  };
  return {
    schedule({ uri, source }) {
      cancel(uri);
      const fire = (): void => {
        timers.delete(uri);
        publish(uri);
      };
      timers.set(uri, setTimeout(fire, source.text.length < LARGE ? 0 : PAUSE));
    },
    cancel,
  };
}
