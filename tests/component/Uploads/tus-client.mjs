// tus-js-client, as the studio uses it, against a running uploads app: prints one JSON line of what it saw.
// node tus-client.mjs ENDPOINT TOKEN LESSON_ID SCENARIO
import { randomBytes } from 'node:crypto';
import * as tus from 'tus-js-client';

const [endpoint, token, lessonId, scenario] = process.argv.slice(2);
const file = randomBytes(3_000_000);
const seen = { statuses: [], videoId: null, url: null, offsets: [] };
const base = {
  endpoint,
  chunkSize: 1_000_000,
  retryDelays: [0, 100],
  storeFingerprintForResuming: false,
  metadata: { filename: 'lecture äöü.mp4', lessonId },
  headers: { Authorization: `Bearer ${token}` },
  onAfterResponse: (request, response) => {
    seen.statuses.push(`${request.getMethod()} ${response.getStatus()}`);
    seen.videoId = response.getHeader('EduStream-Video-Id') ?? seen.videoId;
  },
};

/** Resolves when the upload ends, or after `chunks` chunks, when it is broken off. */
const run = (options, chunks = Infinity) =>
  new Promise((resolve, reject) => {
    let done = 0;
    const upload = new tus.Upload(file, {
      ...base,
      ...options,
      onError: reject,
      onSuccess: () => resolve(upload),
      onChunkComplete: (_size, accepted) => {
        seen.offsets.push(accepted);
        if (++done === chunks) upload.abort().then(() => resolve(upload), reject);
      },
    });
    upload.start();
  });

const scenarios = {
  whole: () => run({}),
  creationWithUpload: () => run({ uploadDataDuringCreation: true }),
  overriddenMethod: () => run({ overridePatchMethod: true }),
  resumed: async () => run({ uploadUrl: (await run({}, 1)).url }),
  ended: async () => {
    const upload = await run({}, 1);
    await tus.Upload.terminate(upload.url, base);
    return upload;
  },
  tooLarge: () => run({ uploadSize: 4_000_000_000_000 }).catch((error) => ({ url: String(error.originalResponse?.getStatus()) })),
};

seen.url = (await scenarios[scenario]()).url;
console.log(JSON.stringify(seen));
