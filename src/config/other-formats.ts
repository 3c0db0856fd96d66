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
    mark: /^\s*(?:\{%|\{\{|<%|%\{)/,
    message: 'this is a template that nobody has rendered; render it first, and check the result',
  },
  {
    mark: /^\s*<(?:!doctype|html|\?xml)/i,
    message: 'this is a web page or XML, perhaps an error page; check the address that it came from',
  },
  {
    mark: /^version:\s*v1alpha1[\s\S]*^machine:|^machine:[ \t]*\r?\n(?:[ \t#][^\n]*\n|\r?\n)*?(?:[ \t]+type:[ \t]*(?:controlplane|worker|init)\b|cluster:)|^cluster:[ \t]*\r?\n(?:[ \t#][^\n]*\n|\r?\n)*?machine:/m,
    message: 'this is a Talos machine config; apply it with `talosctl`',
  },
  {
    mark: /^apiVersion:[\s\S]*^kind:|^kind:[\s\S]*^apiVersion:/m,
    message:
      'this is a Kubernetes manifest; apply it with `kubectl`, or put it into a file with `write_files`',
  },
  {
    mark: /^(?:instance-id|local-hostname):/m,
    message: 'this is the meta-data of NoCloud; it goes beside the user-data, in a file of its own',
  },
  {
    mark: /^network:\s*\n(?:\s*#.*\n)*\s+version:\s*[12]\b/m,
    message:
      'this is a network configuration; give it as network-config, or see `cloud-config convert-network`',
  },
  {
    mark: /^services:\s*\n\s+[\w-]+:\s*\n\s+(?:image|build):/m,
    message: 'this is a Compose file; write `coreos.units` that run its containers',
  },
  {
    mark: /^-\s+(?:name:.*\n\s+)?hosts:/m,
    message: 'this is an Ansible playbook; run it with `ansible-playbook`',
  },
  {
    mark: /^(?:stages|rancher|k3os):\s*$/m,
    message:
      'this is a document of Kairos, RancherOS or k3os; give it to their installer, or write it anew as `#cloud-config`',
  },
  {
    mark: /^(?:systemd:\s*\n\s+units:|storage:\s*\n\s+(?:files|disks|filesystems):)/m,
    message: 'this is a Container Linux Config; give it `variant: flatcar` and translate it with `butane`',
  },
];

/** Says which tool a text without the `#cloud-config` header is meant for, when it shows. */
export function otherFormatOf(text: string): string | undefined {
  const head = text.slice(0, 4096);
  return FORMATS.find(({ mark }) => mark.test(head))?.message;
}
