using System.Text;
using System.Text.Json;

namespace EduStream.Tests.Contract.Replay;

/// <summary>What an HTTP request of a recording got in this run.</summary>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null });

    /// <summary>Sends a recorded request as it stands, path and headers byte by byte.</summary>
    public static async Task<Answer> OfAsync(Uri sidecar, JsonElement request, Func<string, string> toRun)
    {
        var address = new Uri(
            sidecar.GetLeftPart(UriPartial.Authority) + toRun(request.Text("path")!), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var message = new HttpRequestMessage(HttpMethod.Parse(request.Text("method")!), address);
        if (BytesOf(request, toRun) is { } body)
        {
            message.Content = new ByteArrayContent(body);
        }
        foreach (var (name, value) in request.Headers())
        {
            if (name.Equals("content-type", StringComparison.OrdinalIgnoreCase)) { message.Content?.Headers.TryAddWithoutValidation(name, value); }
            else { message.Headers.TryAddWithoutValidation(name, toRun(value)); }
        }
        using var response = await Http.SendAsync(message);
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, headers, await response.Content.ReadAsStringAsync());
    }

    private static byte[]? BytesOf(JsonElement request, Func<string, string> toRun) =>
        request.Text("base64") is { } base64 ? Convert.FromBase64String(base64) : request.Text("body") is { } text ? Encoding.UTF8.GetBytes(toRun(text)) : null;
}
