/** The worker: the same script as the page's, started where there is no document. */

import { Desk, type Job } from "./desk";

export function serve(): void {
  const desk = new Desk();
  const scope = self as unknown as { onmessage: unknown; postMessage: (message: unknown) => void };
  scope.onmessage = async ({ data }: MessageEvent<{ id: number; job: Job }>) => {
    try {
      scope.postMessage({ id: data.id, value: await desk.do(data.job) });
    } catch (error) {
      scope.postMessage({ id: data.id, error: String(error) });
    }
  };
}
