using System.Net;
using EduStream.ServiceDefaults.PlaybackTokens;
using EduStream.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Licensing;

/// <summary>How fresh the answers of <c>playback</c> are that decide over licences; manifests are decided by the same code.</summary>
public sealed class RevocationTests
{
    [Fact]
    public async Task An_ended_session_gets_nothing_more_after_two_seconds()
    {
        await using var licensing = await LicensingFixture.StartAsync();
        var ids = (await licensing.CreateAsync()).Select(key => key.KeyId).ToList();
        var (session, token) = licensing.Sessions.Open(licensing.App.Services.GetRequiredService<PlaybackTokenSigner>(), LicensingFixture.Video, 1);
        Assert.Equal(HttpStatusCode.OK, (await licensing.LicenceAsync(token, ids)).StatusCode);
        licensing.Sessions.End(session);
        licensing.Clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal(HttpStatusCode.OK, (await licensing.LicenceAsync(token, ids)).StatusCode);
        licensing.Clock.Advance(TimeSpan.FromSeconds(0.1));
        await (await licensing.LicenceAsync(token, ids)).IsProblemAsync(HttpStatusCode.Unauthorized, "playback-session-ended");
    }

    [Fact]
    public async Task Many_requests_of_one_session_ask_once()
    {
        await using var licensing = await LicensingFixture.StartAsync();
        var ids = (await licensing.CreateAsync()).Select(key => key.KeyId).ToList();
        var token = licensing.Token();
        licensing.Sessions.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answers = Enumerable.Range(0, 20).Select(_ => licensing.LicenceAsync(token, ids)).ToList();
        await Eventually.TrueAsync(() => licensing.Sessions.Asked > 0);
        licensing.Sessions.Hold.SetResult();
        Assert.All(await Task.WhenAll(answers), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(1, licensing.Sessions.Asked);
    }

    [Fact]
    public async Task While_playback_fails_known_sessions_go_on_for_a_while_and_new_ones_wait()
    {
        await using var licensing = await LicensingFixture.StartAsync();
        var ids = (await licensing.CreateAsync()).Select(key => key.KeyId).ToList();
        var (known, unknown) = (licensing.Token(), licensing.Token());
        Assert.Equal(HttpStatusCode.OK, (await licensing.LicenceAsync(known, ids)).StatusCode);
        licensing.Sessions.Failing = true;
        licensing.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(HttpStatusCode.OK, (await licensing.LicenceAsync(known, ids)).StatusCode);
        using var refused = await licensing.LicenceAsync(unknown, ids);
        await refused.IsProblemAsync(HttpStatusCode.ServiceUnavailable, "playback-unavailable");
        Assert.NotNull(refused.Headers.RetryAfter);

        licensing.Clock.Advance(TimeSpan.FromSeconds(1));
        await (await licensing.LicenceAsync(known, ids)).IsProblemAsync(HttpStatusCode.ServiceUnavailable, "playback-unavailable");
        licensing.Sessions.Failing = false;
        licensing.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await licensing.LicenceAsync(known, ids)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await licensing.LicenceAsync(unknown, ids)).StatusCode);
    }

    [Fact]
    public async Task A_playback_that_never_answers_is_given_up_on()
    {
        await using var licensing = await LicensingFixture.StartAsync(new() { ["PlaybackGate:Timeout"] = "00:00:00.2" });
        licensing.Sessions.Hold = new TaskCompletionSource();
        await (await licensing.LicenceAsync(licensing.Token(), "ffffffffffffffffffffffffffffffff")).IsProblemAsync(HttpStatusCode.ServiceUnavailable, "playback-unavailable");
        licensing.Sessions.Hold.SetResult();
    }
}
