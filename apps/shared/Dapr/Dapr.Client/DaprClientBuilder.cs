namespace Dapr.Client;

/// <summary>Makes a <see cref="DaprClient"/> for the sidecar that the environment names, unless told otherwise.</summary>
public sealed class DaprClientBuilder
{
    private JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);
    private TimeSpan? _timeout;

    internal DaprSettings Settings { get; set; } = DaprSettings.FromEnvironment();

    /// <summary>The sidecar's HTTP address.</summary>
    public DaprClientBuilder UseHttpEndpoint(string httpEndpoint)
    {
        Settings = Settings with { HttpEndpoint = new Uri(httpEndpoint) };
        return this;
    }

    /// <summary>Taken for compatibility; this client speaks HTTP only.</summary>
    public DaprClientBuilder UseGrpcEndpoint(string grpcEndpoint)
    {
        Settings = Settings with { GrpcEndpoint = new Uri(grpcEndpoint) };
        return this;
    }

    /// <summary>How values become JSON; Web defaults unless set.</summary>
    public DaprClientBuilder UseJsonSerializationOptions(JsonSerializerOptions options)
    {
        _json = options;
        return this;
    }

    /// <summary>The token that the sidecar asks for.</summary>
    public DaprClientBuilder UseDaprApiToken(string apiToken)
    {
        Settings = Settings with { ApiToken = apiToken };
        return this;
    }

    /// <summary>The longest that a call may take.</summary>
    public DaprClientBuilder UseTimeout(TimeSpan timeout)
    {
        _timeout = timeout;
        return this;
    }

    /// <summary>Makes the client.</summary>
    public DaprClient Build() => new SidecarClient(new SidecarHttp(Settings, _json, _timeout));
}
