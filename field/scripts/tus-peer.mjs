// A phone that is not ours: tus-js-client sends a file, loses the line in the middle, and goes on later.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Upload } from 'tus-js-client';

const [endpoint, token, path] = process.argv.slice(2);
const file = readFileSync(path);
const digest = createHash('sha256').update(file).digest('hex');
const CUT = 300_000;

const send = (more) =>
  new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint,
      chunkSize: CUT,
      headers: { Authorization: `Bearer ${token}` },
      metadata: { digest },
      uploadDataDuringCreation: true,
      retryDelays: [0, 100],
      onError: reject,
      onSuccess: () => resolve(upload),
      ...more(() => upload, resolve),
    });
    upload.start();
  });

const half = await send((upload, resolve) => ({
  onChunkComplete: (_size, sent) => {
    if (sent >= CUT) void upload().abort().then(() => resolve(upload()));
  },
}));
const whole = await send(() => ({
  uploadUrl: half.url,
  uploadDataDuringCreation: false,
  onAfterResponse: (request, answer) => {
    if (request.getMethod() === 'HEAD') console.log(`resumed at ${answer.getHeader('Upload-Offset')}`);
  },
}));
// Once more from the beginning: the server holds it already.
await send(() => ({ uploadDataDuringCreation: false }));
console.log(`sent ${file.length} bytes to ${whole.url ? 'the house' : 'nowhere'}`);
