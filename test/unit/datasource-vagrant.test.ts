import assert from 'node:assert/strict';
import { vagrant } from '../../src/datasources/vagrant.ts';
import { failureOf } from '../support/failure.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createFakeDisk, type FakeFile } from '../support/fake-disk.ts';

const DIRECTORY = '/var/lib/coreos-vagrant';
const FILE = `${DIRECTORY}/vagrantfile-user-data`;
const UPLOAD = '/tmp/vagrantfile-user-data';
const BOOT = 1_900_000_000;
const OLD: FakeFile = { content: 'old', modified: (BOOT - 60) * 1000 };
const NEW: FakeFile = { content: 'new', modified: (BOOT + 60) * 1000 };

interface Box {
  readonly source: ReturnType<typeof vagrant>;
  readonly messages: readonly string[];
  waited(): number;
}

/** A box on which `happen` changes the files while the source waits. */
function box(
  files: readonly (readonly [string, FakeFile])[],
  happen: (now: number, files: Map<string, FakeFile>) => void = () => {},
): Box {
  const map = new Map([['/proc/stat', { content: `cpu 1 2 3\nbtime ${BOOT}\nprocesses 9\n` }], ...files]);
  const clock = createFakeClock((now) => happen(now, map));
  const messages: string[] = [];
  const options = { environment: {}, onWait: (message: string) => messages.push(message) };
  return {
    source: vagrant({ disk: createFakeDisk(map), clock }, options),
    messages,
    waited: clock.monotonic,
  };
}

async function contentOf({ source }: Box): Promise<string> {
  assert.equal(await source.isAvailable(), true);
  return new TextDecoder().decode((await source.fetch()).userData);
}

describe('datasource vagrant', () => {
  it("takes this boot's file at once", async () => {
    const fresh = box([[FILE, NEW]]);
    assert.equal(await contentOf(fresh), 'new');
    assert.equal(fresh.waited(), 0);
  });

  it("does not take the last boot's file when a new one comes", async () => {
    const late = box([[FILE, OLD]], (now, files) => {
      if (now >= 12_000) files.set(FILE, NEW);
    });
    assert.equal(await contentOf(late), 'new');
    assert.deepEqual(late.messages, []);
  });

  it('takes the old file when no upload comes, and says so', async () => {
    const stale = box([[FILE, OLD]]);
    assert.equal(await contentOf(stale), 'old');
    assert.equal(stale.waited(), 30_000);
    assert.deepEqual(stale.messages, [`vagrant: no new upload within 30 s, using ${FILE} as it is`]);
  });

  it('waits longer for an upload that has begun, until it is moved as a whole', async () => {
    const slow = box([[FILE, OLD]], (now, files) => {
      if (now === 20_000) files.set(UPLOAD, NEW);
      if (now === 40_000) files.set(FILE, { ...NEW, content: 'ne' });
      if (now === 41_000) files.set(FILE, NEW).delete(UPLOAD);
    });
    assert.equal(await contentOf(slow), 'new');
    assert.equal(slow.waited(), 41_000);
  });

  it('is not held up by an upload that an earlier boot left behind', async () => {
    assert.equal(
      await contentOf(
        box([
          [UPLOAD, OLD],
          [FILE, NEW],
        ]),
      ),
      'new',
    );
  });

  it('is absent at once where there is no such directory', async () => {
    const other = box([]);
    assert.equal(await other.source.isAvailable(), false);
    assert.equal(other.waited(), 0);
    await failureOf(other.source.fetch(), 'DS_NONE');
  });

  it('is absent after a while on a box that nobody gives user-data', async () => {
    const empty = box([[`${DIRECTORY}/`, OLD]]);
    assert.equal(await empty.source.isAvailable(), false);
    assert.equal(empty.waited(), 30_000);
  });
});
