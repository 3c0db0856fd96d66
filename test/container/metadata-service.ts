// EC2's metadata service, tokens required, on its own address: runs beside the machines until it is ended.
import { startEc2Server } from '../support/ec2-server.ts';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFyS5V0QZ3vV1Cz0b1xO3bq7mKQn2l0yJ0cV9w8eX4aB jo@laptop';

await startEc2Server({
  tokens: 'required',
  host: '169.254.169.254',
  port: 80,
  tree: {
    'meta-data/instance-id': 'i-0123456789abcdef0',
    'meta-data/hostname': 'ip-10-99-0-11.eu-west-1.compute.internal',
    'meta-data/local-hostname': 'ip-10-99-0-11.eu-west-1.compute.internal',
    'meta-data/local-ipv4': '10.99.0.11',
    'meta-data/public-ipv4': '203.0.113.11',
    'meta-data/placement/region': 'eu-west-1',
    'meta-data/placement/availability-zone': 'eu-west-1a',
    'meta-data/public-keys/': '0=jo',
    'meta-data/public-keys/0/openssh-key': KEY,
    'user-data': '#cloud-config\nwrite_files:\n  - path: /etc/motd\n    content: |\n      at $private_ipv4\n',
  },
});
process.stdout.write('ready\n');
