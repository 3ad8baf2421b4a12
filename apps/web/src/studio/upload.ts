import * as tus from 'tus-js-client';
import { ApiProblem } from '../api/http';
import { accessToken } from '../session/auth';

export interface Upload {
  cancel(): Promise<void>;
}

/** Uploads a file into a lesson, as its video or as what is shown beside it, with tus 1.0.0; takes up an earlier, broken-off upload of the same file for the same. */
export function upload(
  file: File,
  lessonId: string,
  on: { companion?: string; onBytes: (done: number, total: number) => void; onDone: (videoId: string) => void; onError: (error: unknown) => void },
): Upload {
  let videoId: string | undefined;
  const transfer = new tus.Upload(file, {
    endpoint: '/uploads',
    chunkSize: 16 * 1024 * 1024,
    retryDelays: [0, 1000, 3000, 5000, 10000, 30000],
    metadata: { filename: file.name, lessonId, ...(on.companion && { companion: on.companion }) },
    removeFingerprintOnSuccess: true,
    fingerprint: async () => `edustream-${lessonId}-${on.companion ? `${on.companion}-` : ''}${file.name}-${file.size}-${file.lastModified}`,
    onBeforeRequest: async (request) => request.setHeader('Authorization', `Bearer ${await accessToken()}`),
    onAfterResponse: (_request, response) => {
      videoId = response.getHeader('EduStream-Video-Id') ?? videoId;
    },
    onProgress: on.onBytes,
    onSuccess: () => (videoId ? on.onDone(videoId) : on.onError(new Error('The upload is complete, but its video is unknown. Reload the page.'))),
    onError: (error) => on.onError(problemOf(error)),
  });
  transfer.findPreviousUploads().then((earlier) => {
    if (earlier[0]) transfer.resumeFromPreviousUpload(earlier[0]);
    transfer.start();
  }, on.onError);
  return { cancel: () => transfer.abort(true) };
}

function problemOf(error: Error | tus.DetailedError): unknown {
  const response = 'originalResponse' in error ? error.originalResponse : undefined;
  if (!response) return new TypeError(error.message);
  let body: { type?: string; detail?: string } = {};
  try {
    body = JSON.parse(response.getBody());
  } catch {
    // Not a problem document: the status has to do.
  }
  return new ApiProblem(response.getStatus(), body.type?.split('/').pop() ?? 'request-failed', body.detail);
}
