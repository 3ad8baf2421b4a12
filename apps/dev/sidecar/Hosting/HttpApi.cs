using System.Security.Cryptography;

namespace EduStream.LocalDapr.Hosting;

/// <summary>What every call of the HTTP API passes: trace headers, the API token, the route, errors as JSON.</summary>
internal static class HttpApi
{
    private const string Health = "/v1.0/healthz";

    public static async Task RunAsync(HttpContext http, Sidecar sidecar, RouteTable routes)
    {
        var isHealth = http.Request.Path.StartsWithSegments(Health, StringComparison.Ordinal);
        if (!isHealth)
        {
            TraceHeaders.Open(http, sidecar.Services.Traces);
            TraceHeaders.Echo(http);
        }
        if (!isHealth && !MayCall(http, sidecar.App.ApiToken))
        {
            http.Response.Headers.XContentTypeOptions = "nosniff";
            await HttpJson.WriteAsync(http, StatusCodes.Status401Unauthorized, "invalid api token\n"u8.ToArray(), "text/plain; charset=utf-8");
            return;
        }
        try
        {
            var handler = routes.Find(http) ?? throw DaprError.NoRoute();
            await handler(http);
        }
        catch (DaprError error) when (!http.Response.HasStarted) { await HttpErrors.WriteAsync(http, error); }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            await HttpErrors.WriteAsync(http, new DaprError(e.StatusCode, "ERR_BODY_READ", "failed to read request body: " + e.Message));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested) { /* nobody is left to answer */ }
#pragma warning disable CA1031 // The border of the process: whatever went wrong becomes an answer and a log line.
        catch (Exception e) when (!http.Response.HasStarted)
#pragma warning restore CA1031
        {
            sidecar.Log.RequestFailed(http.Request.Method, http.Request.Path, e);
            await HttpErrors.WriteAsync(http, new DaprError(500, "ERR_INTERNAL", "internal error"));
        }
    }

    /// <summary>Compares in constant time.</summary>
    internal static bool MayCall(HttpContext http, string? token) =>
        token is null || CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(http.Request.Headers["dapr-api-token"].ToString()));
}
