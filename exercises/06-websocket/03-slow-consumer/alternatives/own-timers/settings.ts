/** What the feed allows its connections. */
export interface Settings {
  /** How often every connection is pinged, in milliseconds. */
  pingMs: number;
  /** How long a connection may send no pong before it is cut, in milliseconds. */
  silenceMs: number;
  /** How many bytes may wait for one connection before it is cut. */
  maxBufferedBytes: number;
  /** The largest message that a client may send, in bytes. */
  maxMessageBytes: number;
}
