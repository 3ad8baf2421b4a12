using System.Collections.Concurrent;
using System.Text.Json;
using EduStream.Launcher.Processes;
using EduStream.Testing;

namespace EduStream.Tests.Component.Uploads;

/// <summary>The client of the studio, tus-js-client, against the app: what one side reads into the protocol, the other must mean too.</summary>
public sealed class TusClientTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private UploadsFixture uploads = null!;

    public async ValueTask InitializeAsync() => uploads = await UploadsFixture.StartAsync();

    public ValueTask DisposeAsync() => uploads.DisposeAsync();

    [Theory]
    [InlineData("whole", "POST 201,PATCH 204,PATCH 204,PATCH 204")]
    [InlineData("creationWithUpload", "POST 201,PATCH 204,PATCH 204")]
    [InlineData("overriddenMethod", "POST 201,POST 204,POST 204,POST 204")]
    [InlineData("resumed", "POST 201,PATCH 204,HEAD 200,PATCH 204,PATCH 204")]
    public async Task A_file_arrives(string scenario, string statuses)
    {
        var seen = await RunAsync(scenario);
        Assert.Equal(statuses, string.Join(',', seen.GetProperty("statuses").EnumerateArray().Select(status => status.GetString())));
        Assert.Equal(uploads.Video.ToString(), seen.GetProperty("videoId").GetString());
        await Eventually.TrueAsync(() => uploads.Announced.Length == 1);
        Assert.Equal("lecture äöü.mp4", uploads.Announced[0].GetProperty("fileName").GetString());
        Assert.Equal(3_000_000, (await uploads.Media.FindAsync($"{new Uri(seen.GetProperty("url").GetString()!).AbsolutePath[1..]}/source"))!.Length);
    }

    [Fact]
    public async Task An_upload_that_is_ended_is_gone()
    {
        var seen = await RunAsync("ended");
        Assert.Equal("DELETE 204", seen.GetProperty("statuses").EnumerateArray().Last().GetString());
        Assert.Empty(await uploads.Media.ListAsync("").ToListAsync());
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_without_a_retry()
    {
        var seen = await RunAsync("tooLarge");
        Assert.Equal(("413", 1), (seen.GetProperty("url").GetString(), seen.GetProperty("statuses").GetArrayLength()));
    }

    private async Task<JsonElement> RunAsync(string scenario)
    {
        var said = new ConcurrentQueue<string>();
        var script = Path.Combine(Repository.Root, "tests", "component", "Uploads", "tus-client.mjs");
        await using var node = await ChildProcess.StartAsync(
            ["node", script, new Uri(uploads.App.Address, "/uploads").ToString(), uploads.App.Issuer.Instructor(), uploads.Lesson.ToString(), scenario],
            Repository.Root, new Dictionary<string, string>(), said.Enqueue);
        await node.WaitAsync().WaitAsync(Limit);
        Assert.True(node.ExitCode == 0, $"Run 'npm ci' first? {string.Join('\n', said)}");
        using var seen = JsonDocument.Parse(said.Last());
        return seen.RootElement.Clone();
    }
}
