namespace EduStream.LocalDapr.Invocation;

/// <summary>Service invocation. Bodies stream both ways; only a small body is kept, so that it can be sent again.</summary>
internal sealed class InvocationModule(RuntimeServices services, ResiliencySet resiliency) : IRuntimeModule
{
    private const int MostKeptBytes = 64 * 1024;
    private readonly Invoker _invoker = new(services, resiliency);

    public void Map(Sidecar sidecar, RouteTable http, IEndpointRouteBuilder grpc)
    {
        http.Map("*", "/v1.0/invoke/{id}/method/{*method}", context => ForwardAsync(context, sidecar, context.Route("id"), context.Route("method")));
        foreach (var scheme in new[] { "http:", "https:" })
        {
            http.Map("*", $"/v1.0/invoke/{scheme}//{{host}}/method/{{*method}}", context => ForwardAsync(context, sidecar, $"{scheme}//{context.Route("host")}", context.Route("method")));
        }
        // Last of all routes: any path goes to the app that a header names, or the user part of the address (http://dapr-app-id:app@localhost:3500/path).
        http.Map("*", "/{*path}", context => Named(context.Request.Headers) is { Length: > 0 } id
            ? ForwardAsync(context, sidecar, id, context.Route("path"))
            : throw DaprError.NoRoute());
        InvocationGrpc.Map(_invoker, sidecar, grpc);
    }

    public Task StartAsync(CancellationToken stop) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task ForwardAsync(HttpContext http, Sidecar caller, string id, string method)
    {
        var path = MethodPath.Clean(method) + http.Request.QueryString.Value;
        // An address in place of an app-id: whatever answers there, without a sidecar.
        Uri? outside = null;
        if (id.Contains("://", StringComparison.Ordinal) && !Uri.TryCreate(id + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }, out outside))
        {
            throw InvocationTarget.Failed(id, "it is not an address");
        }
        var kept = await KeptBodyAsync(http.Request);
        var hasBody = HasBody(http.Request);

        HttpRequestMessage Request(Sidecar? callee)
        {
            var verb = new HttpMethod(http.Request.Method);
            var request = callee?.Channel.Request(verb, path) ?? new HttpRequestMessage(verb, outside);
            if (hasBody)
            {
                request.Content = kept is null ? new PassedOnBody(http.Request.Body, http.RequestAborted) : new ByteArrayContent(kept);
                request.Content.Headers.ContentLength = kept?.Length ?? http.Request.ContentLength;
            }
            ForwardedHeaders.ToApp(http.Request.Headers, request);
            ForwardedHeaders.AddCaller(request, caller, callee, http.Request.Headers.TraceParent);
            return request;
        }

        using var response = outside is not null
            ? await OutsideAsync(caller, id, Request(null), http.RequestAborted)
            : await _invoker.SendAsync(caller, id, Request, !hasBody || kept is not null, http.RequestAborted);
        http.Response.StatusCode = (int)response.StatusCode;
        ForwardedHeaders.ToCaller(response, http.Response);
        await http.Response.StartAsync(http.RequestAborted);
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(http.RequestAborted);
            await body.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
        // The app broke off: so does the answer, for its status is long gone.
        catch (Exception e) when (e is IOException or HttpRequestException) { http.Abort(); }
    }

    private static async Task<HttpResponseMessage> OutsideAsync(Sidecar caller, string address, HttpRequestMessage request, CancellationToken stop)
    {
        using (request)
        {
            try { return await caller.Channel.SendAsync(request, stop); }
            catch (HttpRequestException e) { throw InvocationTarget.Failed(address, e.InnerException?.Message ?? e.Message); }
        }
    }

    private static string? Named(IHeaderDictionary headers)
    {
        if (headers["dapr-app-id"].ToString() is { Length: > 0 } id) { return id; }
        const string Basic = "Basic ";
        var authorization = headers.Authorization.ToString();
        var bytes = new byte[authorization.Length];
        return authorization.StartsWith(Basic, StringComparison.Ordinal) && Convert.TryFromBase64String(authorization[Basic.Length..], bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':') is ["dapr-app-id", var app] ? app : null;
    }

    private static bool HasBody(HttpRequest request) => request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0;

    private static async Task<byte[]?> KeptBodyAsync(HttpRequest request)
    {
        if (request.ContentLength is not (> 0 and <= MostKeptBytes)) { return null; }
        var body = new byte[request.ContentLength.Value];
        await request.Body.ReadExactlyAsync(body, request.HttpContext.RequestAborted);
        return body;
    }
}
