import type { CloudConfig } from '../config/generated/types.ts';
import type { Metadata } from '../datasources/datasource.ts';
import type { NetworkFile } from './network/network-file.ts';

/** A service that must not start, because a setting of it has no value here. */
export interface WithheldUnit {
  readonly unit: string;
  /** The setting, `coreos.etcd2.listen_peer_urls`. */
  readonly path: string;
  readonly reason: string;
}

/** One document: the image's, the vendor's or the user's. A later one wins over an earlier one. */
export interface Layer {
  readonly name: 'oem' | 'vendor' | 'user';
  readonly config: CloudConfig;
  /** Line of a place in the document, from 1. */
  readonly lineOf?: (path: string) => number | undefined;
  readonly withheld?: readonly WithheldUnit[];
  /** The image's etcd 3, where that is not `etcd-member.service`. */
  readonly etcdUnit?: string;
  /** The document was a `#!` script. */
  readonly script?: { readonly name: string; readonly bytes: Uint8Array };
}

/** All that a plan is made of: no fact about the machine, so that it is the same everywhere. */
export interface PlanInput {
  /** From the weakest to the strongest. */
  readonly layers: readonly Layer[];
  readonly metadata: Metadata;
  /** The platform's network as files; `undefined` when it is none of ours to configure. */
  readonly network?: readonly NetworkFile[];
  /** Key sets of the default user that go when nothing states them any more. */
  readonly withdrawable?: readonly string[];
  /** Whose the top-level SSH keys are. */
  readonly defaultUser: string;
  /** Name of the user document's key set. */
  readonly keySet: string;
  readonly gunzip: (content: Uint8Array, limit: number) => Uint8Array;
}
