using Dapr.Client.Http;

namespace Dapr.Client;

/// <summary>Sends <c>http://app-id/path</c> to the sidecar as an invocation of that app.</summary>
public class InvocationHandler : DelegatingHandler
{
    private Uri _endpoint = DaprSettings.FromEnvironment().HttpEndpoint;

    /// <summary>The sidecar's HTTP address.</summary>
    public string DaprEndpoint
    {
        get => _endpoint.OriginalString;
        set => _endpoint = new Uri(value);
    }

    /// <summary>An app id whose capitals the host part of an address would lose.</summary>
    public string? DefaultAppId { get; set; }

    internal string? ApiToken { get; init; } = DaprSettings.FromEnvironment().ApiToken;

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var original = request.RequestUri;
        request.RequestUri = Rewrite(original);
        try
        {
            if (ApiToken is { Length: > 0 } token)
            {
                request.Headers.Remove(SidecarHttp.TokenHeader);
                request.Headers.Add(SidecarHttp.TokenHeader, token);
            }

            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            request.RequestUri = original;
        }
    }

    private Uri Rewrite(Uri? address)
    {
        if (address is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            throw new ArgumentException($"'{address}' is not an address of the form http://app-id/path.", nameof(address));
        }

        var appId = string.Equals(DefaultAppId, address.Host, StringComparison.OrdinalIgnoreCase) ? DefaultAppId : address.Host;
        return new Uri(_endpoint, $"/v1.0/invoke/{appId}/method{address.AbsolutePath}{address.Query}");
    }
}
