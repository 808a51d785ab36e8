/** From the text of a block to its bytes: base64, then gzip. */

type FromBase64 = { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };

export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const native = (Uint8Array as FromBase64).fromBase64;
  if (native) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

export function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const whole = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(stream) {
      stream.enqueue(bytes);
      stream.close();
    },
  });
  return new Response(whole.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
