/** As the model has it, lower case with colons; 6 bytes, or 20 for InfiniBand. Nothing for anything else. */
export function normalMac(text: string): string | undefined {
  const mac = text.trim().toLowerCase().replaceAll('-', ':');
  return /^(?:[0-9a-f]{2}:){5}(?:(?:[0-9a-f]{2}:){14})?[0-9a-f]{2}$/.test(mac) ? mac : undefined;
}
