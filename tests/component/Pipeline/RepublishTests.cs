using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Contracts.Progress;
using EduStream.Contracts.Videos;
using EduStream.PublishVideo.Versions;
using EduStream.Storage;
using EduStream.Testing;
using EduStream.Testing.Media;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace EduStream.Tests.Component.Pipeline;

/// <summary>New versions of a source that had one, and the end of versions that are kept no longer.</summary>
public sealed class RepublishTests : IAsyncLifetime
{
    private readonly TestClips clips = new();
    private readonly HurriedClock clock = new(100);
    private PipelineApp pipeline = null!;

    private IMediaStore Store => pipeline.App.Services.GetRequiredService<IMediaStore>();

    public async ValueTask InitializeAsync() => pipeline = await PipelineApp.StartAsync(clock);

    public async ValueTask DisposeAsync()
    {
        await pipeline.DisposeAsync();
        clips.Dispose();
    }

    [Fact]
    public async Task A_request_makes_one_new_version_of_the_same_source_beside_the_old_one_until_that_is_retired()
    {
        var upload = await PublishedAsync();
        var wish = Wish(upload);

        await Task.WhenAll(TellAsync(Topics.RepublishRequested, wish), TellAsync(Topics.RepublishRequested, wish));
        await Eventually.TrueAsync(() => pipeline.Told.Count(told => told.Call == "publish") == 2, TimeSpan.FromMinutes(1));

        Assert.Equal((ProgressState.Published, 2), (await pipeline.EndAsync(upload.VideoId)) is var end ? (end.State, end.Version) : default);
        Assert.Equal([(1, null), (2, wish.RequestId.ToString())], Bodies("versions").Select(body => (body.GetProperty("version").GetInt32(), RequestOf(body))));
        await Eventually.TrueAsync(() => pipeline.App.Logged.Any(line => line.Contains("is told again", StringComparison.Ordinal)));
        Assert.NotNull(await Store.FindAsync(MediaPaths.VersionFile(upload.VideoId, 1, MediaPaths.PresentationFile)));
        Assert.NotNull(await Store.FindAsync(MediaPaths.VersionFile(upload.VideoId, 2, MediaPaths.PresentationFile)));
        Assert.Equal(2, pipeline.KeysLeft);

        // The last session has ended three minutes from now.
        var retired = new VersionRetired(upload.VideoId, 1, clock.GetUtcNow(), clock.GetUtcNow().AddMinutes(3));
        await TellAsync(Topics.VersionRetired, retired);
        await TellAsync(Topics.VersionRetired, retired);
        await Eventually.TrueAsync(() => pipeline.KeysLeft == 1);

        Assert.True(clock.GetUtcNow() >= retired.RemoveAt, "Not before the last session has ended.");
        Assert.Single(Bodies("remove"));
        Assert.Empty(await Store.ListAsync(MediaPaths.Version(upload.VideoId, 1)).ToListAsync());
        Assert.NotNull(await Store.FindAsync(MediaPaths.VersionFile(upload.VideoId, 2, MediaPaths.PresentationFile)));
    }

    [Fact]
    public async Task A_retired_version_that_people_watch_again_stays()
    {
        var upload = await PublishedAsync();
        pipeline.EveryVersionIsWatched = true;

        await TellAsync(Topics.VersionRetired, new VersionRetired(upload.VideoId, 1, clock.GetUtcNow(), clock.GetUtcNow()));

        await Eventually.TrueAsync(() => Bodies("remove").Any());
        Assert.NotNull(await Store.FindAsync(MediaPaths.VersionFile(upload.VideoId, 1, MediaPaths.PresentationFile)));
        Assert.Equal(1, pipeline.KeysLeft);
    }

    [Fact]
    public async Task A_request_that_was_delivered_in_vain_fails_with_a_sentence_and_frees_the_video()
    {
        var wish = Wish(PipelineApp.NewUpload());

        await TellAsync(Topics.RepublishRequested + Topics.DeadLetterSuffix, wish);

        await Eventually.TrueAsync(() => Bodies("fail").Any());
        var body = Assert.Single(Bodies("fail"));
        Assert.Equal((FailureReasons.Internal, wish.RequestId.ToString()), (body.GetProperty("reason").GetString(), RequestOf(body)));
    }

    [Theory]
    [InlineData(Topics.RepublishRequested)]
    [InlineData(Topics.VersionRetired)]
    public async Task What_is_no_such_fact_goes_to_the_dead_letters_and_is_logged_there(string topic)
    {
        await pipeline.App.DaprOf(AppIds.Uploads).PublishEventAsync(Components.PubSub, topic, new { nonsense = true });

        await Eventually.TrueAsync(() => pipeline.App.Logged.Any(line => line.Contains($"An event on {topic}", StringComparison.Ordinal)));
        await Eventually.TrueAsync(() => pipeline.App.Logged.Any(line => line.Contains($"A dead letter of {topic}", StringComparison.Ordinal)));
    }

    private static RepublishRequested Wish(UploadCompleted upload) =>
        new(Guid.CreateVersion7(), upload.VideoId, upload.LessonId, upload.UploadId, upload.InstructorId, TimeProvider.System.GetUtcNow());

    private static string? RequestOf(JsonElement body) => body.TryGetProperty("requestId", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    private IEnumerable<JsonElement> Bodies(string call) => pipeline.Told.Where(told => told.Call == call).Select(told => told.Body);

    private Task TellAsync<T>(string topic, T fact) => pipeline.App.DaprOf(AppIds.Uploads).PublishEventAsync(Components.PubSub, topic, fact);

    private async Task<UploadCompleted> PublishedAsync()
    {
        await using var clip = File.OpenRead(await clips.MakeAsync(new Clip { Seconds = 2, Sound = false }));
        var upload = await pipeline.UploadAsync(clip);
        await pipeline.AnnounceAsync(upload);
        Assert.Equal(ProgressState.Published, (await pipeline.EndAsync(upload.VideoId)).State);
        return upload;
    }
}
