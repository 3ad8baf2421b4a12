using System.Net;
using Xunit;

namespace EduStream.Tests.Component.Playback;

public sealed class ScreenTests
{
    [Fact]
    public async Task The_fourth_screen_is_refused_until_one_is_closed()
    {
        await using var playback = await PlaybackFixture.StartAsync();
        var first = await playback.OpenedAsync();
        await playback.OpenedAsync();
        await playback.OpenedAsync();
        await (await playback.OpenAsync()).IsProblemAsync(HttpStatusCode.Conflict, "too-many-screens");
        await playback.OpenedAsync(playback.App.Client(playback.App.Issuer.Learner("somebody-else")));

        Assert.Equal(HttpStatusCode.NoContent, (await playback.Learner.DeleteAsync($"/api/playback/sessions/{first.SessionId}")).StatusCode);
        await playback.OpenedAsync();
        await (await playback.OpenAsync()).IsProblemAsync(HttpStatusCode.Conflict, "too-many-screens");
    }

    [Fact]
    public async Task Of_many_screens_that_start_at_once_only_as_many_as_allowed_play()
    {
        await using var playback = await PlaybackFixture.StartAsync(new() { ["Playback:Screens"] = "2" });
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => playback.OpenAsync()));
        Assert.Equal(2, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_screen_that_fell_silent_frees_itself()
    {
        await using var playback = await PlaybackFixture.StartAsync(new() { ["Playback:Screens"] = "1" });
        await playback.OpenedAsync();
        playback.Clock.Advance(TimeSpan.FromSeconds(179));
        await (await playback.OpenAsync()).IsProblemAsync(HttpStatusCode.Conflict, "too-many-screens");
        playback.Clock.Advance(TimeSpan.FromSeconds(1));
        await playback.OpenedAsync();
    }

    [Fact]
    public async Task A_page_that_was_loaded_again_takes_the_place_of_its_own_session()
    {
        await using var playback = await PlaybackFixture.StartAsync(new() { ["Playback:Screens"] = "1" });
        var first = await playback.OpenedAsync();
        var second = await playback.OpenedAsync(replaces: first.SessionId);
        Assert.Equal(HttpStatusCode.NotFound, (await playback.FindAsync(first.SessionId)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await playback.FindAsync(second.SessionId)).StatusCode);

        var stranger = playback.App.Client(playback.App.Issuer.Learner("stranger"));
        await playback.OpenedAsync(stranger, replaces: second.SessionId);
        Assert.Equal(HttpStatusCode.OK, (await playback.FindAsync(second.SessionId)).StatusCode);
    }
}
