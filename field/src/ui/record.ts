const KINDS = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'] as const;
const LOUDEST = 128; // of a sample in eight bits

export interface Recording {
  /** Resolves with the sound once it was stopped, by hand or by the clock. */
  readonly sound: Promise<Blob>;
  readonly stop: () => void;
}

interface Wish {
  /** Bits a second: what a thin line carries. */
  readonly bits: number;
  readonly longest: number;
  /** Hears how loud it is, from 0 to 1, several times a second. */
  readonly level?: (loud: number) => void;
}

/** Records a voice in Opus, on one channel, for so many milliseconds at most. */
export async function recordVoice({ bits, longest, level }: Wish): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  const kind = KINDS.find((each) => MediaRecorder.isTypeSupported(each));
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: bits, ...(kind ? { mimeType: kind } : {}) });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const deaf = level && listen(stream, level);
  const stop = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const clock = setTimeout(stop, longest);
  const sound = new Promise<Blob>((resolve, reject) => {
    recorder.onerror = reject;
    recorder.onstop = () => {
      clearTimeout(clock);
      deaf?.();
      for (const track of stream.getTracks()) track.stop();
      resolve(new Blob(parts, { type: recorder.mimeType.split(';')[0] ?? 'audio/webm' }));
    };
  });
  recorder.start();
  return { sound, stop };
}

/** Measures the loudness until it is told to stop. */
function listen(stream: MediaStream, level: (loud: number) => void): () => void {
  const room = new AudioContext();
  const ear = room.createAnalyser();
  room.createMediaStreamSource(stream).connect(ear);
  const samples = new Uint8Array(ear.fftSize);
  const timer = setInterval(() => {
    ear.getByteTimeDomainData(samples);
    level(Math.max(...samples.map((sample) => Math.abs(sample - LOUDEST))) / LOUDEST);
  }, 100);
  return () => {
    clearInterval(timer);
    void room.close();
  };
}
