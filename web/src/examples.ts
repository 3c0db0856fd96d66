import broken from '../../examples/broken.yml';
import readme from '../../examples/readme.yml';

export interface Example {
  readonly title: string;
  readonly text: string;
}

export const EXAMPLES: readonly Example[] = [
  { title: 'Five mistakes', text: broken },
  { title: 'A whole node', text: readme },
  { title: 'Empty', text: '#cloud-config\n' },
];
