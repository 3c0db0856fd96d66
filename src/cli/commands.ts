import type { Command } from './command.ts';

/** Every command by its name; loaded when chosen, so that none pays for another. */
export const COMMANDS: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  apply: () => import('./commands/apply.ts'),
  boot: () => import('./commands/boot.ts'),
  cluster: () => import('./commands/cluster.ts'),
  completion: () => import('./commands/completion.ts'),
  'convert-network': () => import('./commands/convert-network.ts'),
  dev: () => import('./commands/dev.ts'),
  detect: () => import('./commands/detect.ts'),
  explain: () => import('./commands/explain.ts'),
  facts: () => import('./commands/facts.ts'),
  fetch: () => import('./commands/fetch.ts'),
  install: () => import('./commands/install.ts'),
  lsp: () => import('./commands/lsp.ts'),
  plan: () => import('./commands/plan.ts'),
  render: () => import('./commands/render.ts'),
  reset: () => import('./commands/reset.ts'),
  rules: () => import('./commands/rules.ts'),
  schema: () => import('./commands/schema.ts'),
  status: () => import('./commands/status.ts'),
  uninstall: () => import('./commands/uninstall.ts'),
  validate: () => import('./commands/validate.ts'),
};
