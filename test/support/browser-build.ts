import { build, type Plugin } from 'esbuild';

/** `src/config` as a script for a browser, which defines `config`. */
export async function configForBrowser(plugins: Plugin[] = []): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['src/config/index.ts'],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    globalName: 'config',
    logLevel: 'silent',
    plugins,
  });
  return outputFiles[0]?.text ?? '';
}
