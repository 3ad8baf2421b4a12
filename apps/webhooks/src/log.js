const line = (level, text) => `${new Date().toISOString().slice(11, 23)} ${level}: ${text}`;

/** One line per fact. Never a secret, a body, a token or a receiver's address (its path may be a secret). */
export const log = {
  info: (text) => console.log(line('info', text)),
  warn: (text) => console.warn(line('warn', text)),
  error: (text) => console.error(line('fail', text)),
};

/** For the SDK's clients: their failures reach our code, which says them once. */
export const quiet = { level: -1 };

/** The SDK's workflow worker takes no logger and writes several lines per work item to `console.info`. */
export function silenceWorker() {
  console.info = () => {};
}
