const KINDS = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'] as const;
const BITS = 16_000;
export const LONGEST_MS = 120_000;

export interface Recording {
  /** Resolves with the sound once it was stopped, by hand or by the clock. */
  readonly sound: Promise<Blob>;
  readonly stop: () => void;
}

/** Records a voice, small enough for a thin line: Opus at 16 kbit/s, two minutes at most. */
export async function recordVoice(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  const kind = KINDS.find((each) => MediaRecorder.isTypeSupported(each));
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS, ...(kind ? { mimeType: kind } : {}) });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stop = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const clock = setTimeout(stop, LONGEST_MS);
  const sound = new Promise<Blob>((resolve, reject) => {
    recorder.onerror = reject;
    recorder.onstop = () => {
      clearTimeout(clock);
      for (const track of stream.getTracks()) track.stop();
      resolve(new Blob(parts, { type: recorder.mimeType.split(';')[0] ?? 'audio/webm' }));
    };
  });
  recorder.start();
  return { sound, stop };
}
