import { expect, test } from 'vitest';
import { codecPreferences } from '../src/learn/codecChoice';

type Answer = { supported: boolean; smooth: boolean; powerEfficient: boolean };
const yes = { supported: true, smooth: true, powerEfficient: true };
const software = { ...yes, powerEfficient: false };

function device(answers: { avc1: Answer; hvc1?: Answer; av01?: Answer }) {
  return {
    decodingInfo: async ({ video }: MediaDecodingConfiguration) => {
      const answer = answers[/codecs="(\w+)/.exec(video!.contentType)![1] as keyof typeof answers];
      if (!answer) throw new TypeError('not known here');
      return answer as MediaCapabilitiesDecodingInfo;
    },
  };
}

const codecs = async (answers?: Parameters<typeof device>[0]) => (await codecPreferences(answers && device(answers))).map((each) => each.codec);

test.each([
  ['all by chip', { avc1: yes, hvc1: yes, av01: yes }, ['av01', 'hvc1', 'avc1']],
  ['all in software', { avc1: software, av01: software }, ['av01', 'avc1']],
  ['a chip for H.264 alone', { avc1: yes, hvc1: software, av01: software }, ['avc1']],
  ['a chip for HEVC too', { avc1: yes, hvc1: yes, av01: software }, ['hvc1', 'avc1']],
  ['too slow', { avc1: software, av01: { ...software, smooth: false } }, ['avc1']],
  ['not at all', { avc1: software, av01: { ...yes, supported: false } }, ['avc1']],
  ['a browser that throws', { avc1: yes }, ['avc1']],
])('%s', async (_, answers, expected) => expect(await codecs(answers)).toEqual(expected));

test('a browser that cannot be asked plays H.264', async () => expect((await codecPreferences(undefined)).map((each) => each.codec)).toEqual(['avc1']));
