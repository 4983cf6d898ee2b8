import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Does something a while after the last key, and nothing once the element is gone. */
export class Typing implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** Does this so many milliseconds from now, instead of what was waiting. */
  after(milliseconds: number, act: () => void): void {
    this.stop();
    this.#timer = setTimeout(act, milliseconds);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  hostDisconnected(): void {
    this.stop();
  }
}
