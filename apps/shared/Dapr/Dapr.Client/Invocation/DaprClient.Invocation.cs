namespace Dapr.Client;

public abstract partial class DaprClient
{
    /// <summary>A request to a method of an app.</summary>
    public abstract HttpRequestMessage CreateInvokeMethodRequest(HttpMethod httpMethod, string appId, string methodName);

    /// <summary>A request with a query.</summary>
    public abstract HttpRequestMessage CreateInvokeMethodRequest(
        HttpMethod httpMethod, string appId, string methodName, IReadOnlyCollection<KeyValuePair<string, string>> queryStringParameters);

    /// <summary>Sends; any answer is returned, only an unreachable app throws <see cref="InvocationException"/>.</summary>
    public abstract Task<HttpResponseMessage> InvokeMethodWithResponseAsync(HttpRequestMessage request, CancellationToken cancellationToken = default);

    /// <summary>Sends and reads the JSON answer; a failure status throws <see cref="InvocationException"/>.</summary>
    public abstract Task<TResponse> InvokeMethodAsync<TResponse>(HttpRequestMessage request, CancellationToken cancellationToken = default);

    /// <summary>No body, JSON answer.</summary>
    public Task<TResponse> InvokeMethodAsync<TResponse>(
        HttpMethod httpMethod, string appId, string methodName, CancellationToken cancellationToken = default) =>
        InvokeMethodAsync<TResponse>(CreateInvokeMethodRequest(httpMethod, appId, methodName), cancellationToken);

    /// <summary>A client whose addresses <c>http://app-id/path</c> go through the sidecar; relative ones go to <paramref name="appId"/>.</summary>
    public abstract HttpClient CreateInvokableHttpClient(string? appId = null);
}
