using DaprProtocol.Runtime;

namespace EduStream.LocalDapr.Secrets;

/// <summary>The secrets API over gRPC.</summary>
internal static class SecretsGrpc
{
    public static void Map(SecretsModule secrets, Sidecar sidecar, IEndpointRouteBuilder grpc)
    {
        grpc.MapDapr<GetSecretRequest, GetSecretResponse>("GetSecret", (request, _) =>
            Task.FromResult(new GetSecretResponse { Data = { secrets.Secret(sidecar, request.StoreName, request.Key) } }));
        grpc.MapDapr<GetBulkSecretRequest, GetBulkSecretResponse>("GetBulkSecret", (request, _) =>
        {
            var response = new GetBulkSecretResponse();
            foreach (var (name, parts) in secrets.Store(sidecar, request.StoreName).All()) { response.Data[name] = new SecretResponse { Secrets = { parts } }; }
            return Task.FromResult(response);
        });
    }
}
