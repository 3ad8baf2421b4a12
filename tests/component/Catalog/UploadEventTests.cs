using EduStream.Catalog.Lessons;
using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Contracts.Videos;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Catalog;

public sealed class UploadEventTests : IAsyncLifetime
{
    private CatalogFixture catalog = null!;
    private LessonView lesson = null!;
    private UploadId upload;
    private VideoId video;

    public async ValueTask InitializeAsync()
    {
        catalog = await CatalogFixture.StartAsync();
        lesson = await catalog.LessonAsync(await catalog.CourseAsync());
        (upload, video) = await catalog.UploadAsync(lesson);
    }

    public ValueTask DisposeAsync() => catalog.DisposeAsync();

    [Fact]
    public async Task A_completed_upload_is_processed_also_when_it_is_told_twice()
    {
        await PublishAsync(Topics.UploadCompleted, Completed(upload));
        await PublishAsync(Topics.UploadCompleted, Completed(upload));
        await Eventually.TrueAsync(() => Logged(1201) == 2);
        Assert.Equal(VideoState.Processing, await StateAsync());
    }

    [Fact]
    public async Task An_event_that_comes_after_the_publication_changes_nothing()
    {
        (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{video}/versions", new VersionStarted(upload, 1))).EnsureSuccessStatusCode();
        (await catalog.InvokeAsync(AppIds.Pipeline, HttpMethod.Post, $"internal/videos/{video}/publish", CatalogFixture.Ladder(1))).EnsureSuccessStatusCode();
        await PublishAsync(Topics.UploadCompleted, Completed(upload));
        await Eventually.TrueAsync(() => Logged(1201) == 1);
        Assert.Equal(VideoState.Published, await StateAsync());
    }

    [Fact]
    public async Task An_upload_that_nobody_registered_goes_to_the_dead_letters_which_are_read()
    {
        await PublishAsync(Topics.UploadCompleted, Completed(new(Guid.CreateVersion7())));
        await Eventually.TrueAsync(() => Logged(1202) == 1 && Logged(1204) == 1);
    }

    [Theory]
    [InlineData("text")]
    [InlineData(5)]
    public async Task An_event_that_is_no_upload_goes_to_the_dead_letters(object rubbish)
    {
        await PublishAsync(Topics.UploadCompleted, rubbish);
        await PublishAsync(Topics.UploadCompleted, new { uploadId = rubbish, length = rubbish });
        await Eventually.TrueAsync(() => Logged(1203) == 2 && Logged(1204) == 2);
        Assert.Equal(VideoState.Uploading, await StateAsync());
    }

    [Fact]
    public async Task A_dead_letter_that_can_be_used_after_all_is_used()
    {
        await PublishAsync(Topics.UploadCompleted + Topics.DeadLetterSuffix, Completed(upload));
        await Eventually.TrueAsync(async () => await StateAsync() == VideoState.Processing);
        Assert.Equal(1, Logged(1205));
    }

    private UploadCompleted Completed(UploadId id) => new(id, video, lesson.LessonId, "instructor", "waves.mp4", 1000, TimeProvider.System.GetUtcNow());

    private Task PublishAsync(string topic, object fact) => catalog.App.DaprOf(AppIds.Uploads).PublishEventAsync(Components.PubSub, topic, fact);

    private int Logged(int eventId) => catalog.App.Logged.Count(line => line.Contains($"[{eventId}]", StringComparison.Ordinal));

    private async Task<VideoState> StateAsync() => (await (await catalog.Instructor.GetAsync($"/api/catalog/videos/{video}")).ReadAsync<VideoView>()).State;
}
