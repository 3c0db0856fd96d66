import type { Word } from './words.ts';

const RUNTIME = /(?:^|\/)(?:docker|podman|nerdctl)$/;
const COMPOSE = /(?:^|\/)(?:docker|podman)-compose$/;
/** Options of `run` that have no value behind them. */
const SWITCH =
  /^(?:-[itPqd]+|--(?:rm|init|interactive|tty|detach|privileged|publish-all|read-only|replace|quiet|no-healthcheck|oom-kill-disable|sig-proxy|disable-content-trust)|-.*=.*)$/;

/** The options of `docker run` before the image, or those of `compose up`; what follows the image is the container's. */
export function containerOptions([program, ...words]: readonly Word[]): readonly Word[] {
  const isCompose = COMPOSE.test(program?.text ?? '');
  if (!isCompose && !RUNTIME.test(program?.text ?? '')) return [];
  const up = words.findIndex(({ text }) => text === 'up');
  if (up !== -1 && (isCompose || words.slice(0, up).some(({ text }) => text === 'compose')))
    return words.slice(up);
  const run = words[0]?.text === 'container' ? 1 : 0;
  return words[run]?.text === 'run' ? optionsIn(words.slice(run + 1)) : [];
}

function optionsIn(words: readonly Word[]): readonly Word[] {
  const options: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || !word.text.startsWith('-')) break;
    options.push(word);
    if (!SWITCH.test(word.text)) at += 1;
  }
  return options;
}
