/** What a section says of an option of etcd; empty where it says nothing. */
export type Given = (option: string) => string;

/** Whether etcd passes requests on, and is no member. */
export function isProxy(given: Given): boolean {
  return /^(?:on|readonly)$/.test(given('proxy'));
}

/** Whether the settings make this machine one of several. */
export function hasOthers(given: Given): boolean {
  if (['discovery', 'discovery_srv', 'discovery_token'].some((option) => given(option) !== '')) return true;
  return given('initial_cluster').includes(',') || given('peers') !== '';
}
