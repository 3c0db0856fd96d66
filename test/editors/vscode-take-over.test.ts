import assert from 'node:assert/strict';
import { createTakeOver, type OpenDocument } from '../../editors/vscode/src/take-over.mts';

interface FakeDocument extends OpenDocument {
  languageId: string;
  text: string;
}

const documentOf = (text: string, languageId = 'yaml'): FakeDocument => ({
  languageId,
  text,
  lineAt() {
    return { text: this.text.split('\n')[0] ?? '' };
  },
});

/** As in VS Code, where the document stays the same object when its language changes. */
function takeOverWhere(isWanted: boolean): (document: FakeDocument) => Promise<void> {
  return createTakeOver<FakeDocument>({
    isWanted: () => isWanted,
    async setLanguage(document, language) {
      document.languageId = language;
    },
  });
}

describe('the extension of VS Code, given a document', () => {
  it('takes over YAML and plain text by the first line', async () => {
    const cases = [
      ['#cloud-config\nhostname: x\n', 'yaml', 'cloud-config'],
      ['\uFEFF#cloud-config\r', 'plaintext', 'cloud-config'],
      ['hostname: x\n#cloud-config\n', 'yaml', 'yaml'],
      ['# cloud-config\n', 'yaml', 'yaml'],
      ['#cloud-config\n', 'markdown', 'markdown'],
      ['', 'plaintext', 'plaintext'],
    ] as const;
    for (const [text, language, expected] of cases) {
      const document = documentOf(text, language);
      await takeOverWhere(true)(document);
      assert.equal(document.languageId, expected, JSON.stringify(text));
    }
  });

  it('leaves it alone where the setting says so', async () => {
    const document = documentOf('#cloud-config\n');
    await takeOverWhere(false)(document);
    assert.equal(document.languageId, 'yaml');
  });

  it('takes it over when its header is written later', async () => {
    const takeOver = takeOverWhere(true);
    const document = documentOf('hostname: x\n');
    await takeOver(document);
    assert.equal(document.languageId, 'yaml');
    document.text = `#cloud-config\n${document.text}`;
    await takeOver(document);
    assert.equal(document.languageId, 'cloud-config');
  });

  it('does not ask again for a document that was set back by hand', async () => {
    const takeOver = takeOverWhere(true);
    const document = documentOf('#cloud-config\n');
    await takeOver(document);
    document.languageId = 'yaml';
    await takeOver(document);
    assert.equal(document.languageId, 'yaml');
    const other = documentOf('#cloud-config\n');
    await takeOver(other);
    assert.equal(other.languageId, 'cloud-config');
  });
});
