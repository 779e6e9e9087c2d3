import type { WebSocket } from 'ws';
import type { Event } from './messages.ts';
import type { Settings } from './settings.ts';

/** Everybody who listens, and what they are told. */
export class Feed {
  readonly settings: Settings;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  /** Lets a connection listen until it closes. */
  add(socket: WebSocket): void {
    // For now it is neither told anything nor asked whether it is still there.
  }

  /**
   * Hands an event to every open connection.
   *
   * @returns to how many
   */
  publish(event: Event): number {
    throw new Error('Feed.publish is not written yet');
  }
}
