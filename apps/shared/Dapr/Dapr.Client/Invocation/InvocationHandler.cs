namespace Dapr.Client;

/// <summary>Sends <c>http://app-id/path</c> to the sidecar as an invocation of that app; <paramref name="appId"/> has the capitals that a host name loses.</summary>
internal sealed class InvocationHandler(DaprSettings settings, string? appId) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var original = request.RequestUri;
        request.RequestUri = Rewrite(original);
        try
        {
            if (settings.ApiToken is { Length: > 0 } token)
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

        var target = string.Equals(appId, address.Host, StringComparison.OrdinalIgnoreCase) ? appId : address.Host;
        return new Uri(settings.HttpEndpoint, $"/v1.0/invoke/{target}/method{address.AbsolutePath}{address.Query}");
    }
}
