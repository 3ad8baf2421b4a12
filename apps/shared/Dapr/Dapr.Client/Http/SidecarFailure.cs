namespace Dapr.Client.Http;

/// <summary>Turns the sidecar's error answer into an exception.</summary>
internal static class SidecarFailure
{
    public static async Task<DaprException> OfAsync(string what, HttpResponseMessage response, CancellationToken stop)
    {
        var text = await response.Content.ReadAsStringAsync(stop);
        var cause = new HttpRequestException($"HTTP {(int)response.StatusCode}: {text}", null, response.StatusCode);
        return new DaprException($"{what} failed: {Describe(text, response)}", cause);
    }

    // Dapr answers {"errorCode","message"}; other things on the way answer whatever they like.
    private static string Describe(string text, HttpResponseMessage response)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("errorCode", out var code) && root.TryGetProperty("message", out var message))
            {
                return $"{code}: {message}";
            }
        }
        catch (JsonException)
        {
            // Plain text: shown below as it came.
        }

        return $"HTTP {(int)response.StatusCode} {(text.Length > 200 ? text[..200] : text)}".TrimEnd();
    }
}
