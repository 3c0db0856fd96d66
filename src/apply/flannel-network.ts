import type { FlannelOptions } from '../config/generated/types.ts';
import type { EtcdAccess, Step } from './action.ts';
import type { Layer } from './layer.ts';
import { SERVICE_UNITS } from './service-units.ts';
import { step } from './step.ts';

const PREFIX = '/coreos.com/network';
const ENDPOINTS = 'http://127.0.0.1:4001,http://127.0.0.1:2379';

/**
 * The network of all machines, in the etcd that flannel reads; last of all, since that etcd may be one of this
 * machine's. flannel waits for it.
 * @see https://github.com/flannel-io/flannel/blob/master/Documentation/configuration.md
 */
export function planFlannelNetwork(layer: Layer): readonly Step[] {
  const options = layer.config.coreos?.flannel;
  if (!options?.network_config) return [];
  const prefix = (options.etcd_prefix || PREFIX).replace(/^\/*/, '/').replace(/\/+$/, '');
  const action = {
    kind: 'ensureEtcdKey',
    what: "flannel's network",
    key: `${prefix}/config`,
    value: options.network_config,
    access: accessOf(options),
    unit: SERVICE_UNITS.flannel,
  } as const;
  return [step('late', layer, 'coreos.flannel.network_config', action)];
}

function accessOf(options: FlannelOptions): EtcdAccess {
  const { etcd_cafile, etcd_certfile, etcd_keyfile, etcd_username, etcd_password } = options;
  const endpoints = (options.etcd_endpoints || ENDPOINTS).split(',').map((url) => url.trim());
  return {
    endpoints: endpoints.filter((url) => url !== '').map((url) => url.replace(/(?<!\/)\/+$/, '')),
    ...(etcd_cafile ? { authority: etcd_cafile } : {}),
    ...(etcd_certfile ? { certificate: etcd_certfile } : {}),
    ...(etcd_keyfile ? { privateKey: etcd_keyfile } : {}),
    ...(etcd_username ? { login: { name: etcd_username, password: etcd_password ?? '' } } : {}),
  };
}
