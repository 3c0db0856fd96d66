/** One `name=value` or `name` of the kernel command line. */
export interface KernelParameter {
  readonly name: string;
  readonly value?: string;
}

const PARAMETER = /(?:"[^"]*(?:"|$)|[^\s"])+/g;

/**
 * Splits as the kernel does: at white space outside double quotes; a quote around the value or around the whole
 * parameter goes, `-` and `_` are the same in names.
 * @see https://www.kernel.org/doc/html/latest/admin-guide/kernel-parameters.html
 */
export function kernelParameters(commandLine: string): readonly KernelParameter[] {
  const parameters: KernelParameter[] = [];
  for (const [raw] of commandLine.matchAll(PARAMETER)) {
    const text = raw.startsWith('"') ? unquoted(raw) : raw;
    const equals = text.indexOf('=');
    const name = (equals === -1 ? text : text.slice(0, equals)).replaceAll('_', '-');
    parameters.push(equals === -1 ? { name } : { name, value: unquoted(text.slice(equals + 1)) });
  }
  return parameters;
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1).replace(/"$/, '') : text;
}
