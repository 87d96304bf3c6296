const BINARY = 0x82;
const CHUNK = 64 * 1024;

/** Frames written back to back, as many as a socket reads at once: so that what pushes costs less than what reads. */
export class FrameChunks {
  readonly #chunks: Buffer[] = [];
  #open: Buffer[] = [];
  #size = 0;

  get chunks(): readonly Buffer[] {
    this.#close();
    return this.#chunks;
  }

  add(payload: Uint8Array): void {
    const frame = framed(payload);
    this.#open.push(frame);
    this.#size += frame.length;
    if (this.#size >= CHUNK) this.#close();
  }

  #close(): void {
    if (this.#size === 0) return;
    this.#chunks.push(Buffer.concat(this.#open, this.#size));
    this.#open = [];
    this.#size = 0;
  }
}

/** A payload as a server's WebSocket frame. */
export function framed(payload: Uint8Array): Buffer {
  const { length } = payload;
  const head = length < 126 ? [BINARY, length] : [BINARY, 126, length >> 8, length & 0xff];
  if (length > 0xffff) throw new RangeError("longer than these frames hold");
  return Buffer.concat([Buffer.from(head), payload]);
}
