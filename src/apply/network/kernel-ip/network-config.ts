import { decodeBase64 } from '../../../config/base64.ts';
import { isGzip } from '../../../config/envelope.ts';
import { decode } from '../../bytes.ts';
import { malformedNetwork } from '../error.ts';
import type { NetworkReading, ReadContext } from '../model.ts';
import { readCloudInit } from '../readers/cloud-init.ts';

/** A command line is a few KiB; what it unpacks to is a text that somebody has written. */
const MOST = 1024 * 1024;
const PLACE = 'network-config=';

/**
 * `network-config=` of the command line: a document of cloud-init in base64, packed or not, or `disabled`.
 * @see https://docs.cloud-init.io/en/latest/explanation/kernel-command-line.html
 */
export function networkConfigParameter(value: string, context: ReadContext): NetworkReading {
  if (value === 'disabled') {
    const warnings = [`${PLACE}disabled: the network is not configured, as the command line asks`];
    return { model: { links: [] }, warnings };
  }
  const bytes = decodeBase64(value);
  if (bytes === undefined || bytes.length === 0)
    throw malformedNetwork(PLACE, 'is cut off or not base64; `base64 -w0 FILE` makes it');
  const { model, warnings } = readCloudInit(decode(unpacked(bytes, context)));
  return { model, warnings: warnings.map((warning) => `${PLACE}: ${warning}`) };
}

function unpacked(bytes: Uint8Array, { gunzip }: ReadContext): Uint8Array {
  if (!isGzip(bytes) || gunzip === undefined) return bytes;
  try {
    return gunzip(bytes, MOST);
  } catch {
    throw malformedNetwork(
      PLACE,
      `is cut off or not gzip within base64, or unpacks to more than ${MOST} bytes`,
    );
  }
}
