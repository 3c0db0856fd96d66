import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';

const FILE = 'dist/web/index.html';

/** The built page in a real browser. */
describe('the page that checks documents', () => {
  let browser: Browser;
  let page: Page;
  let requests: string[];

  before(async () => {
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      // Root in a container has no sandbox to give.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
  });
  after(() => browser?.close());

  beforeEach(async () => {
    page = await browser.newPage();
    requests = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => assert.fail(error));
    await page.goto(pathToFileURL(FILE).href);
    await page.waitForSelector('.problem');
  });
  afterEach(() => page.close());

  /** Replaces what the editor holds, by keys. */
  async function type(text: string): Promise<void> {
    await page.click('.cm-content');
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
  }

  /** What the page asks before it makes a link; the answer is no. */
  async function refusedShare(): Promise<string> {
    const asked = page.waitForEvent('dialog');
    const click = page.getByRole('button', { name: 'Share' }).click();
    const dialog = await asked;
    await dialog.dismiss();
    await click;
    assert.equal(new URL(page.url()).hash, '');
    return dialog.message();
  }

  const text = (): Promise<string> => page.innerText('.cm-content');
  const until = (status: string): Promise<unknown> =>
    page.waitForFunction(
      (wanted) => document.querySelector('#status')?.textContent?.includes(wanted),
      status,
    );

  it('shows a mistake while it is typed, and mends it by keyboard alone', async () => {
    await type('#cloud-config\nhostnam: n1\n');
    await until('1 error');
    assert.match(await page.innerText('#problems'), /unknown key `hostnam`, did you mean `hostname`\?/);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F8');
    await page.keyboard.press('Control+.');
    await until('no findings');
    assert.match(await text(), /^hostname: n1$/m);
  });

  it('mends the text as it is now, however soon after a change', async () => {
    await type('#cloud-config\nhostnam: a\n');
    await until('1 error');
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText('\n\n');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+.');
    assert.match(await text(), /^hostname: a$/m);
  });

  it('marks nothing in a document that is packed, and offers no fix for it', async () => {
    await type(btoa('#cloud-config\nhostnam: a\n'));
    await until('1 error');
    assert.equal(await page.locator('.fix').count(), 0);
    await page.getByRole('button', { name: 'Fix' }).first().click();
    assert.match(await text(), /^I2Ns[A-Za-z0-9+/=]+\s*$/);
  });

  it('makes no request once it is loaded, and may not', async () => {
    await type('#cloud-config\nhostname: n1\n');
    await until('no findings');
    for (const tab of ['Node', 'Plan', 'Problems']) await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('button', { name: 'Share' }).click();
    await page.waitForFunction(() => location.hash.startsWith('#document='));
    const others = requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'));
    assert.deepEqual(others, []);
    const refused = await page.evaluate(() =>
      fetch('http://127.0.0.1:9/').then(
        () => 'sent',
        () => 'refused',
      ),
    );
    assert.equal(refused, 'refused');
    assert.match(readFileSync(FILE, 'utf8'), /connect-src 'none'/);
  });

  it('mends all that is safe, and one step of undo brings it back', async () => {
    await page.getByRole('button', { name: 'Fix all' }).click();
    await until('fixed');
    assert.match(await text(), /ssh_authorized_keys:[\s\S]*name: backup\.service/);
    await page.click('.cm-content');
    await page.keyboard.press('Control+z');
    await until('4 errors');
  });

  it('draws what lands on the node, and leads from there to the line', async () => {
    await page.selectOption('#example', { label: 'A whole node' });
    await until('no findings');
    await page.getByRole('tab', { name: 'Node' }).click();
    const node = await page.innerText('#node');
    assert.match(node, /1\s*locksmithd\.service restart/);
    assert.match(node, /is-healthy -rwxr-xr-x {2}root:root {2}65 B/);
    await page.locator('#node li', { hasText: 'is-healthy' }).last().getByRole('button').click();
    assert.match(await page.innerText('.cm-activeLine'), /path: \/opt\/bin\/is-healthy/);
    await page.getByRole('tab', { name: 'Plan' }).click();
    assert.match(await page.innerText('#plan'), /start etcd2\.service/);
  });

  it('keeps a document in the link alone', async () => {
    await type('#cloud-config\nhostname: shared-node\n');
    await until('no findings');
    await page.getByRole('button', { name: 'Share' }).click();
    await page.waitForFunction(() => location.hash.startsWith('#document='));
    const link = page.url();
    await page.goto('about:blank');
    await page.goto(link);
    await page.waitForSelector('.cm-content');
    await page.waitForFunction(() =>
      document.querySelector('.cm-content')?.textContent?.includes('shared-node'),
    );
    assert.match(await text(), /hostname: shared-node/);
  });

  it('asks before it puts a secret into a link', async () => {
    await type('#cloud-config\nusers:\n  - name: jo\n    passwd: hunter2\n');
    await until('1 error');
    assert.match(await refusedShare(), /secret/);
  });

  it('asks before it puts a token into a link, which is no mistake in a document', async () => {
    const token = 'https://discovery.etcd.io/3e86b59982e49066c5d813af1c2e2579';
    await type(`#cloud-config\ncoreos: {etcd2: {discovery: "${token}", name: n1}}\n`);
    await page.waitForFunction(() => document.querySelector('#plan')?.textContent?.includes('etcd2'));
    assert.match(await refusedShare(), /secret/);
  });

  it('shows its own example in place of a link that unpacks to gigabytes', async () => {
    const bomb = deflateRawSync(Buffer.alloc(100_000_000)).toString('base64url');
    await page.goto('about:blank');
    await page.goto(`${pathToFileURL(FILE).href}#document=${bomb}`);
    await page.waitForSelector('.problem');
    assert.ok((await text()).length < 10_000);
  });

  it('reads a document for another agent when one is chosen', async () => {
    await type('#cloud-config\nssh-authorized-keys: []\n');
    await until('no findings');
    await page.selectOption('#target', 'flatcar');
    await page.waitForFunction(() =>
      /\d (?:error|warning|info)/.test(document.querySelector('#status')?.textContent ?? ''),
    );
  });

  it('moves between its tabs by arrow keys, and leaves the editor by Escape and Tab', async () => {
    await page.getByRole('tab', { name: 'Problems' }).focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.getByRole('tab', { name: 'Node' }).getAttribute('aria-selected'), 'true');
    await page.click('.cm-content');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.closest('.cm-editor') === null), true);
  });

  it('has a name for every control, and colours that can be read in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const [text, ground] = await page.evaluate(() => {
        const { color } = getComputedStyle(document.body);
        return [color, getComputedStyle(document.body).backgroundColor];
      });
      assert.ok(contrast(text ?? '', ground ?? '') >= 7, `${colorScheme}: ${text} on ${ground}`);
    }
    const nameless = await page.evaluate(
      () =>
        [...document.querySelectorAll('button, select, [role=textbox]')].filter(
          (control) =>
            !control.getAttribute('aria-label') && !control.textContent?.trim() && !control.closest('label'),
        ).length,
    );
    assert.equal(nameless, 0);
  });

  it('works from a web server too', async () => {
    const server: Server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(readFileSync(FILE));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const address = server.address();
      assert.ok(address !== null && typeof address === 'object');
      await page.goto(`http://127.0.0.1:${address.port}/`);
      await page.waitForSelector('.problem');
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

/** WCAG's ratio of two `rgb(…)` colours. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((left, right) => right - left);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(color: string): number {
  const parts = [...color.matchAll(/[\d.]+/g)].slice(0, 3).map(([part]) => Number(part) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
