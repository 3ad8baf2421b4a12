// Where the runtime under test answers; the suite that starts it says so.
import { CommunicationProtocolEnum, DaprClient, LogLevel } from '@dapr/dapr';

const need = (name) => process.env[name] ?? (() => { throw new Error(`${name} is not set: run './edustream test contract'.`); })();

export const httpPort = need('CONTRACT_HTTP_PORT');
export const grpcPort = need('CONTRACT_GRPC_PORT');
export const appPort = need('CONTRACT_APP_PORT');
export const host = '127.0.0.1';
export const logger = { level: LogLevel.Error };

export const protocols = {
  HTTP: { daprHost: host, daprPort: httpPort, communicationProtocol: CommunicationProtocolEnum.HTTP, logger },
  gRPC: { daprHost: host, daprPort: grpcPort, communicationProtocol: CommunicationProtocolEnum.GRPC, logger },
};

export const clientOf = (protocol) => new DaprClient(protocols[protocol]);

/** Waits for a condition, never for time. */
export async function eventually(condition, what) {
  const end = Date.now() + 20_000;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Not within 20 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
