using System.Buffers.Text;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using EduStream.Launcher.Clients;

namespace EduStream.Tests.E2E.Platforms;

/// <summary>Asks for content keys as a player does: ids from the manifest, a Clear Key request, the session's token.</summary>
internal static class Licences
{
    internal static async Task<HttpResponseMessage> AskAsync(Person person, string clearKeyUrl, IEnumerable<string> keyIds, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(person.Edge, clearKeyUrl))
        {
            Content = JsonContent.Create(new { kids = keyIds.Select(id => Base64Url.EncodeToString(Convert.FromHexString(id))), type = "temporary" }),
        };
        if (token is not null)
        {
            request.Headers.Add("EduStream-Playback-Token", token);
        }

        return await person.Client.SendAsync(request);
    }

    /// <summary>Key id -> key, both as lower-case hexadecimal.</summary>
    internal static async Task<Dictionary<string, string>> KeysAsync(Person person, Catalog.PlaybackSession session)
    {
        var ids = KeyIds(await person.Client.GetStringAsync(new Uri(person.Edge, session.DashUrl)));
        using var answer = await AskAsync(person, session.Licences.ClearKeyUrl, ids, session.Token);
        var licence = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return licence.GetProperty("keys").EnumerateArray().ToDictionary(key => Hex(key.GetProperty("kid")), key => Hex(key.GetProperty("k")));
    }

    internal static IReadOnlyList<string> KeyIds(string mpd) =>
        [.. XDocument.Parse(mpd).Descendants().Attributes().Where(attribute => attribute.Name.LocalName == "default_KID")
            .Select(attribute => attribute.Value.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()).Distinct()];

    private static string Hex(JsonElement base64Url) => Convert.ToHexStringLower(Base64Url.DecodeFromChars(base64Url.GetString()));
}
