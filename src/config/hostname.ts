/** RFC 1123 labels; the kernel holds 64 bytes. */
const HOSTNAME =
  /^(?=.{1,64}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/** Whether the kernel and every resolver take the text for a host name. */
export function isHostname(text: string): boolean {
  return HOSTNAME.test(text);
}
