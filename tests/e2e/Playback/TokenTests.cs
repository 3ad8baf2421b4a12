using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduStream.Launcher.Clients;
using EduStream.Tests.E2E.Platforms;
using Xunit;

namespace EduStream.Tests.E2E.Playback;

/// <summary>No manifest and no key without a live session's token for this very video.</summary>
[Collection(SharedPlatform.Name)]
public sealed class TokenTests(SharedPlatform shared)
{
    private Person Learner => shared.Learner;

    [Fact]
    public async Task A_session_opens_only_for_somebody_who_is_signed_in()
    {
        using var answer = await Learner.Client.PostAsync("api/playback/sessions", new StringContent($$"""{"lessonId":"{{shared.First.LessonId}}"}""", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Without_a_token_there_is_no_manifest_and_no_licence()
    {
        await using var playback = await OpenPlayback.StartAsync(Learner, shared.First.LessonId);
        var session = playback.Session;
        var ids = Licences.KeyIds(await Learner.Client.GetStringAsync(session.DashUrl));

        foreach (var address in (string[])[session.DashUrl, session.HlsUrl])
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(address));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(address.Replace(session.Token, "none", StringComparison.Ordinal)));
        }

        using var licence = await Licences.AskAsync(Learner, session.Licences.ClearKeyUrl, ids, token: null);
        Assert.Equal(HttpStatusCode.Unauthorized, licence.StatusCode);
    }

    [Fact]
    public async Task An_expired_token_is_refused()
    {
        await using var playback = await OpenPlayback.StartAsync(Learner, shared.First.LessonId);
        var session = playback.Session;
        var ids = Licences.KeyIds(await Learner.Client.GetStringAsync(session.DashUrl));
        var expired = SignedAgain(session.Token, payload => payload["exp"] = 1_700_000_000);
        var stillGood = SignedAgain(session.Token, _ => { });

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(session.DashUrl.Replace(session.Token, stillGood, StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(session.DashUrl.Replace(session.Token, expired, StringComparison.Ordinal)));
        using var licence = await Licences.AskAsync(Learner, session.Licences.ClearKeyUrl, ids, expired);
        Assert.Equal(HttpStatusCode.Unauthorized, licence.StatusCode);
    }

    [Fact]
    public async Task The_token_of_another_video_opens_neither_manifest_nor_keys()
    {
        await using var firstPlayback = await OpenPlayback.StartAsync(Learner, shared.First.LessonId);
        var first = firstPlayback.Session;
        await using var secondPlayback = await OpenPlayback.StartAsync(Learner, shared.Second.LessonId);
        var second = secondPlayback.Session;
        var ids = Licences.KeyIds(await Learner.Client.GetStringAsync(first.DashUrl));

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(first.DashUrl.Replace(first.Token, second.Token, StringComparison.Ordinal)));
        using var licence = await Licences.AskAsync(Learner, first.Licences.ClearKeyUrl, ids, second.Token);
        Assert.Equal(HttpStatusCode.Forbidden, licence.StatusCode);
    }

    [Fact]
    public async Task A_session_that_was_ended_stops_opening_anything_within_seconds()
    {
        await using var playback = await OpenPlayback.StartAsync(Learner, shared.First.LessonId);
        var session = playback.Session;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(session.DashUrl));
        await playback.EndAsync();

        await Testing.Eventually.TrueAsync(async () => await StatusAsync(session.DashUrl) is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, TimeSpan.FromSeconds(5));
    }

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await Learner.Client.GetAsync(new Uri(Learner.Edge, address));
        return answer.StatusCode;
    }

    // The signing key is this platform's own; only so does a test get a token that is perfect but for its time.
    private string SignedAgain(string token, Action<JsonObject> change)
    {
        var parts = token.Split('.');
        var payload = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!.AsObject();
        change(payload);
        var secrets = JsonElement.Parse(File.ReadAllText(Path.Combine(shared.Platform.DataFolder, "secrets.json")));
        var key = Convert.FromBase64String(secrets.GetProperty("playback-token-signing").GetString()!);
        var signed = $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload.ToJsonString()))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(signed)))}";
    }
}
