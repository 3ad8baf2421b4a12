using System.Net.Http.Json;

namespace Dapr.Client;

internal sealed partial class SidecarClient
{
    private static readonly HttpRequestOptionsKey<string> AppId = new("dapr-app-id");
    private static readonly HttpRequestOptionsKey<string> Method = new("dapr-method");

    public override HttpRequestMessage CreateInvokeMethodRequest(HttpMethod httpMethod, string appId, string methodName) =>
        CreateInvokeMethodRequest(httpMethod, appId, methodName, []);

    public override HttpRequestMessage CreateInvokeMethodRequest(
        HttpMethod httpMethod, string appId, string methodName, IReadOnlyCollection<KeyValuePair<string, string>> queryStringParameters)
    {
        ArgumentException.ThrowIfNullOrEmpty(appId);
        ArgumentNullException.ThrowIfNull(methodName);
        var query = string.Join('&', queryStringParameters.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        var separator = query.Length == 0 ? "" : methodName.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        var path = $"/v1.0/invoke/{Uri.EscapeDataString(appId)}/method/{methodName.TrimStart('/')}{separator}{query}";
        var request = new HttpRequestMessage(httpMethod, new Uri(http.Settings.HttpEndpoint, path));
        request.Options.Set(AppId, appId);
        request.Options.Set(Method, methodName);
        http.AddToken(request);
        return request;
    }

    public override async Task<HttpResponseMessage> InvokeMethodWithResponseAsync(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        if (request.RequestUri is not { } address || !http.Settings.HttpEndpoint.IsBaseOf(address))
        {
            throw new InvalidOperationException("The request does not go to the sidecar; make it with CreateInvokeMethodRequest.");
        }

        try
        {
            return await http.SendRawAsync(request, cancellationToken);
        }
        catch (HttpRequestException error)
        {
            throw Failure(request, error, null);
        }
    }

    public override async Task<TResponse> InvokeMethodAsync<TResponse>(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        using var response = await InvokeOkAsync(request, cancellationToken);
        try
        {
            return (await response.Content.ReadFromJsonAsync<TResponse>(http.Json, cancellationToken))!;
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or NotSupportedException)
        {
            throw Failure(request, error, response);
        }
    }

    public override HttpClient CreateInvokableHttpClient(string? appId = null)
    {
        var handler = new InvocationHandler(http.Settings, appId) { InnerHandler = SidecarHttp.Handler(http.Settings.HttpEndpoint) };
        var client = new HttpClient(handler);
        if (appId is not null)
        {
            client.BaseAddress = Uri.TryCreate($"http://{appId}", UriKind.Absolute, out var address)
                ? address
                : throw new ArgumentException("The app id must be a valid host name.", nameof(appId));
        }

        return client;
    }

    private async Task<HttpResponseMessage> InvokeOkAsync(HttpRequestMessage request, CancellationToken stop)
    {
        var response = await InvokeMethodWithResponseAsync(request, stop);
        try
        {
            return response.EnsureSuccessStatusCode();
        }
        catch (HttpRequestException error)
        {
            // Not disposed: the exception hands the answer on.
            throw Failure(request, error, response);
        }
    }

    private static InvocationException Failure(HttpRequestMessage request, Exception error, HttpResponseMessage? response) => new(
        request.Options.TryGetValue(AppId, out var appId) ? appId : "",
        request.Options.TryGetValue(Method, out var method) ? method : "",
        error,
        response!);
}
