using System.Net;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Playback;
using EduStream.ServiceDefaults.PlaybackTokens;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Licensing;

public sealed class CompanionTests
{
    [Fact]
    public async Task A_session_gets_the_keys_of_its_companion_and_of_no_other_version()
    {
        await using var licensing = await LicensingFixture.StartAsync();
        var first = (await licensing.CreateAsync()).Select(key => key.KeyId).ToList();
        var second = (await licensing.CreateAsync(2)).Select(key => key.KeyId).ToList();
        var main = VideoId.From(Guid.CreateVersion7());

        Assert.Equal(first.Select(LicensingFixture.Encode).Order(), await GrantedAsync(Token(main, 1, new(LicensingFixture.Video, 1)), [.. first, .. second]));
        // Both at once: the main video's own keys are still there.
        Assert.Equal(first.Concat(second).Select(LicensingFixture.Encode).Order(), await GrantedAsync(Token(LicensingFixture.Video, 1, new(LicensingFixture.Video, 2)), [.. first, .. second]));
        await (await licensing.LicenceAsync(Token(main, 1, null), first)).IsProblemAsync(HttpStatusCode.Forbidden, "no-key-granted");
        await (await licensing.LicenceAsync(Token(main, 1, new(main, 2)), first)).IsProblemAsync(HttpStatusCode.Forbidden, "no-key-granted");

        string Token(VideoId video, int version, WatchedVersion? companion) =>
            licensing.Sessions.Open(licensing.App.Services.GetRequiredService<PlaybackTokenSigner>(), video, version, companion: companion).Token;

        async Task<IEnumerable<string>> GrantedAsync(string token, IReadOnlyList<string> ids) =>
            (await (await licensing.LicenceAsync(token, ids)).ReadAsync<JsonElement>()).GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!).Order();
    }
}
