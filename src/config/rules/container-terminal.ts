import { quote, type Rule } from '../rule.ts';
import { containerOptions } from '../units/containers.ts';
import { stretchIn } from '../units/unit-file.ts';
import { placeIn, replacement } from '../units/unit-texts.ts';

export const containerTerminal: Rule = {
  code: 'CC335',
  name: 'container-terminal',
  severity: 'error',
  boot: 'keep',
  summary: 'a container wants a terminal, which a service has not, so that it does not start',
  details:
    '`docker run -it` ends with "the input device is not a TTY" where no terminal is. Leave `-i` and `-t` out; with `-d`, which has no input, they do no harm.',
  *check({ units }) {
    for (const { unit, assignment, words } of units.commands()) {
      const options = containerOptions(words);
      const word = options.find(({ text }) => /^-(?=\w*i)(?=\w*t)[itPq]+$/.test(text));
      if (word === undefined || options.some(({ text }) => /^(?:-[itPq]*d[itPq]*|--detach.*)$/.test(text)))
        continue;
      const message = `${quote(word.text)} wants a terminal, and a service has none, so that the container does not start; leave it out`;
      const stretch = stretchIn(assignment, word.start, word.end);
      const isPlain = /^-(?:it|ti)$/.test(word.text) && assignment.value[word.end] === ' ';
      const whole = stretchIn(assignment, word.start, word.end + 1);
      const fix = isPlain ? replacement(unit, whole, '', `Remove ${word.text}`) : {};
      yield { message, ...placeIn(unit, stretch), ...fix };
    }
  },
};
