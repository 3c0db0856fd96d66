// Answers DNS questions from a list of records, on 10.99.0.1, beside the machines until it is ended.
// https://www.rfc-editor.org/rfc/rfc1035#section-4
import { createSocket } from 'node:dgram';

const TYPES: Readonly<Record<string, number>> = { A: 1, SRV: 33 };
const NO_SUCH_NAME = 3;

/** `node1.example.test. A 10.99.0.12` */
const records = process.argv.slice(2).map((line) => {
  const [name = '', type = '', ...data] = line.split(' ');
  return { name: nameBytes(name).toString('hex'), type: TYPES[type] ?? 0, data: dataBytes(type, data) };
});

function nameBytes(name: string): Buffer {
  const labels = name.toLowerCase().split('.').filter(Boolean);
  const parts = labels.map((label) => Buffer.concat([Buffer.of(label.length), Buffer.from(label)]));
  return Buffer.concat([...parts, Buffer.of(0)]);
}

function dataBytes(type: string, data: readonly string[]): Buffer {
  if (type === 'A') return Buffer.from((data[0] ?? '').split('.').map(Number));
  const [priority, weight, port, target = ''] = data;
  return Buffer.concat([words(Number(priority), Number(weight), Number(port)), nameBytes(target)]);
}

function words(...numbers: readonly number[]): Buffer {
  return Buffer.from(numbers.flatMap((each) => [each >> 8, each & 255]));
}

function answerTo(question: Buffer): Buffer {
  const nameEnd = question.indexOf(0, 12) + 1;
  // Letters count alike in either case.
  const name = Buffer.from(
    question.subarray(12, nameEnd).toString('latin1').toLowerCase(),
    'latin1',
  ).toString('hex');
  const type = question.readUInt16BE(nameEnd);
  const ofName = records.filter((each) => each.name === name);
  const answers = ofName.filter((each) => each.type === type);
  const flags = 0x8580 | (ofName.length === 0 ? NO_SUCH_NAME : 0);
  const header = Buffer.concat([question.subarray(0, 2), words(flags, 1, answers.length, 0, 0)]);
  const bodies = answers.flatMap(({ data }) => [words(0xc00c, type, 1, 0, 60, data.length), data]);
  return Buffer.concat([header, question.subarray(12, nameEnd + 4), ...bodies]);
}

const socket = createSocket('udp4');
socket.on('message', (question, { port, address }) => socket.send(answerTo(question), port, address));
socket.bind(53, '10.99.0.1', () => process.stdout.write('ready\n'));
