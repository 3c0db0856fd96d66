export async function fetchInstance(): Promise<never> {
  throw new Error('x');
}
