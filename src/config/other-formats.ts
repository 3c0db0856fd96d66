interface Format {
  readonly mark: RegExp;
  /** What it is and which tool reads it. */
  readonly message: string;
}

/** Files that come to provisioning tools by mistake, by what they begin with or say of themselves. */
const FORMATS: readonly Format[] = [
  {
    mark: /^\s*\{\s*"ignition"\s*:/,
    message: 'this is an Ignition config; Ignition must apply it at first boot',
  },
  {
    mark: /^\s*\{[\s\S]{0,2000}"ignition"\s*:\s*\{/,
    message: 'this is an Ignition config; Ignition must apply it at first boot',
  },
  {
    mark: /^variant:\s*(?:fcos|flatcar|openshift|r4e|fiot)\b/m,
    message: 'this is a Butane config; translate it with `butane` and give the result to Ignition',
  },
  {
    mark: /^##\s*template:\s*jinja/i,
    message: "this is a Jinja template for Canonical's cloud-init; render it first",
  },
  {
    mark: /^#(?:include|cloud-boothook|part-handler|cloud-config-archive|cloud-config-jsonp|upstart-job)/i,
    message:
      "this format is only read by Canonical's cloud-init; write a `#cloud-config` document or a `#!` script",
  },
  {
    mark: /^\s*<(?:!doctype|html|\?xml)/i,
    message: 'this is a web page or XML, perhaps an error page; check the address that it came from',
  },
  {
    mark: /^version:\s*v1alpha1[\s\S]*^machine:/m,
    message: 'this is a Talos machine config; apply it with `talosctl`',
  },
];

/** Says which tool a text without the `#cloud-config` header is meant for, when it shows. */
export function otherFormatOf(text: string): string | undefined {
  const head = text.slice(0, 4096);
  return FORMATS.find(({ mark }) => mark.test(head))?.message;
}
