import { type Finding, quote, type Rule } from '../rule.ts';
import { type Command, commandsIn } from '../units/commands.ts';
import { containerOptions } from '../units/containers.ts';
import { stretchIn } from '../units/unit-file.ts';
import { placeIn, replacement } from '../units/unit-texts.ts';
import { isTrue, lastValue, settingsOf, type WholeUnit } from '../units/whole-units.ts';
import type { Word } from '../units/words.ts';

const DETACHED = /^(?:--detach(?:=true)?|-[itPq]*d[itPq]*)$/;

export const detachedContainer: Rule = {
  code: 'CC380',
  name: 'detached-container',
  severity: 'warning',
  boot: 'keep',
  summary:
    'a service starts a container that goes into the background, so systemd takes the service as ended',
  details:
    '`docker run -d` ends as soon as the container runs. systemd then runs `ExecStop=`, which stops the container again, or starts the service once more by `Restart=always`; without them the container runs, but `systemctl` shows a service that has ended, and nothing restarts it. Leave `-d` out. With `Type=oneshot` and `RemainAfterExit=yes` it is fine. See systemd.service(5).',
  *check({ units }) {
    for (const whole of units.whole()) {
      const type = lastValue(whole, 'Service', 'Type') ?? 'simple';
      const isKept = isTrue(lastValue(whole, 'Service', 'RemainAfterExit'));
      if (isKept || !/^(?:simple|exec)$/.test(type)) continue;
      for (const command of commandsIn([whole.main, ...whole.dropIns])) {
        const word =
          command.assignment.key === 'ExecStart'
            ? containerOptions(command.words).find(({ text }) => DETACHED.test(text))
            : undefined;
        if (word !== undefined) yield findingOf(whole, command, word);
      }
    }
  },
};

function findingOf(whole: WholeUnit, { unit, assignment }: Command, word: Word): Finding {
  const place = placeIn(unit, stretchIn(assignment, word.start, word.end));
  const message = `${quote(word.text)} sends the container into the background, and systemd takes the service as ended${resultOf(whole)}; leave it out`;
  const isWhole = /^(?:-d|--detach(?:=true)?)$/.test(word.text) && word.start > 0;
  const stretch = stretchIn(assignment, word.start - 1, word.end);
  const fix = isWhole ? replacement(unit, stretch, '', `Leave ${word.text} out`).fix : undefined;
  const severity = resultOf(whole) === '' ? { severity: 'info' as const } : {};
  return {
    message,
    ...place,
    ...severity,
    ...(fix === undefined ? {} : { fix: { ...fix, isUnsafe: true } }),
  };
}

function resultOf(whole: WholeUnit): string {
  if (['ExecStop', 'ExecStopPost'].some((key) => settingsOf(whole, 'Service', key).length > 0))
    return ', so that it stops it again';
  const restart = lastValue(whole, 'Service', 'Restart') ?? 'no';
  return /^(?:always|on-success)$/.test(restart) ? ', so that it starts it again and again' : '';
}
