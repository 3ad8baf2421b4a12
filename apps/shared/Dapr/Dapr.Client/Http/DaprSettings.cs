using Microsoft.Extensions.Configuration;

namespace Dapr.Client.Http;

/// <summary>Where the sidecar is. Configuration wins over environment, an endpoint over a port.</summary>
internal sealed record DaprSettings(Uri HttpEndpoint, Uri GrpcEndpoint, string? ApiToken)
{
    public static DaprSettings FromEnvironment() => From(null);

    public static DaprSettings From(IConfiguration? configuration) => new(
        Endpoint(configuration, "DAPR_HTTP_ENDPOINT", "DAPR_HTTP_PORT", 3500),
        Endpoint(configuration, "DAPR_GRPC_ENDPOINT", "DAPR_GRPC_PORT", 50001),
        Read(configuration, "DAPR_API_TOKEN"));

    private static Uri Endpoint(IConfiguration? configuration, string endpoint, string port, int defaultPort)
    {
        if (Read(configuration, endpoint) is { } address)
        {
            return Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : throw new DaprException($"{endpoint} is not an address: '{address}'.");
        }

        return Read(configuration, port) is not { } text
            ? new UriBuilder("http", "localhost", defaultPort).Uri
            : ushort.TryParse(text, out var number)
                ? new UriBuilder("http", "localhost", number).Uri
                : throw new DaprException($"{port} is not a port: '{text}'.");
    }

    private static string? Read(IConfiguration? configuration, string name)
    {
        var value = configuration?[name] is { Length: > 0 } configured ? configured : Environment.GetEnvironmentVariable(name);
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }
}
