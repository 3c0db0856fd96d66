// Waits until machines are one healthy etcd cluster and prints when, on the clock that all machines share:
//   node bench/healthy.mjs SECONDS ADDRESS...
const [seconds, ...addresses] = process.argv.slice(2);
const patience = { signal: AbortSignal.timeout(Number(seconds) * 1000) };

/** Healthy by its own word, which takes a leader, and one of as many members as there are machines. */
async function isHealthy(address) {
  try {
    const health = await fetch(`http://${address}:2379/health`, patience);
    if ((await health.json()).health !== 'true') return false;
    const list = await fetch(`http://${address}:2379/v3/cluster/member/list`, {
      method: 'POST',
      body: '{}',
      ...patience,
    });
    const { members = [] } = await list.json();
    // A member that has not come yet has no address of its own.
    return members.filter(({ clientURLs }) => clientURLs !== undefined).length === addresses.length;
  } catch {
    return false;
  }
}

for (;;) {
  const healthy = await Promise.all(addresses.map(isHealthy));
  if (healthy.every(Boolean)) break;
  if (patience.signal.aborted) process.exit(1);
  await new Promise((resolve) => setTimeout(resolve, 50));
}
console.log(String(process.hrtime.bigint() / 1000n));
