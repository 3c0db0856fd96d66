import { documentText } from '../entries.ts';
import type { Rule } from '../rule.ts';

const KEYS = ['window_start', 'window_length'] as const;

export const rebootWindow: Rule = {
  code: 'CC314',
  name: 'reboot-window',
  severity: 'error',
  boot: 'keep',
  summary: 'locksmith stops with an error on one half of a reboot window',
  *check({ root }) {
    const [start, length] = KEYS.map((key) => documentText(root, 'coreos', 'locksmith', key));
    const given = start ?? length;
    if (given === undefined || (start !== undefined && length !== undefined)) return;
    const missing = start === undefined ? 'window_start: Thu 04:00' : 'window_length: 1h';
    const message = `locksmith needs both ends of the window and stops with an error on one: add \`${missing}\`, or remove this`;
    yield { message, at: given.at, start: given.node.start, end: given.node.end };
  },
};
