/** Express 4 loses what an async handler throws; this hands it on. */
export const handled = (handler) => (request, response, next) => Promise.resolve(handler(request, response, next)).catch(next);
