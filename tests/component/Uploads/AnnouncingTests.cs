using System.Net;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Storage.Folder;
using EduStream.Testing;
using EduStream.Uploads.Uploads;
using Microsoft.Extensions.Options;
using Xunit;
using static EduStream.Tests.Component.Uploads.UploadsFixture;

namespace EduStream.Tests.Component.Uploads;

public sealed class AnnouncingTests
{
    private const string Nowhere = "http://127.0.0.1:1";
    private static readonly UploadId Left = new(Guid.CreateVersion7());

    [Fact]
    public async Task The_last_byte_announces_the_upload()
    {
        await using var uploads = await StartAsync();
        var address = await uploads.CreatedAsync(5);
        (await uploads.PatchAsync(address, 0, "123"u8.ToArray())).EnsureSuccessStatusCode();
        (await uploads.PatchAsync(address, 3, "45"u8.ToArray())).EnsureSuccessStatusCode();
        await Eventually.TrueAsync(() => uploads.Announced.Length > 0);
        var fact = Assert.Single(uploads.Announced).Deserialize<UploadCompleted>(ServiceDefaults.ServiceDefaults.Json)!;
        Assert.Equal((address[9..], uploads.Video, uploads.Lesson, "instructor", "lecture.mp4", 5L),
            (fact.UploadId.ToString(), fact.VideoId, fact.LessonId, fact.InstructorId, fact.FileName, fact.Length));
        Assert.Empty(await uploads.Media.ListAsync(MediaPaths.OpenUploads).ToListAsync());

        // Asking again tells nobody again.
        Assert.Equal(5, await uploads.OffsetAsync(address));
        Assert.Single(uploads.Announced);
    }

    [Fact]
    public async Task While_the_broker_is_away_the_bytes_are_taken_and_announced_when_it_is_back()
    {
        await using var uploads = await StartAsync();
        var address = await uploads.CreatedAsync(5);
        uploads.Settings["DAPR_HTTP_ENDPOINT"] = Nowhere;
        uploads.Settings["DAPR_GRPC_ENDPOINT"] = Nowhere;
        await uploads.App.RestartAsync();
        using var last = await uploads.PatchAsync(address, 0, "12345"u8.ToArray());
        Assert.Equal((HttpStatusCode.NoContent, "5"), (last.StatusCode, last.Header("Upload-Offset")));
        Assert.Contains(uploads.App.Logged, line => line.Contains("[2301]", StringComparison.Ordinal));
        Assert.Empty(uploads.Announced);

        // The sweep at the start finds it.
        uploads.Settings.Remove("DAPR_HTTP_ENDPOINT");
        uploads.Settings.Remove("DAPR_GRPC_ENDPOINT");
        await uploads.App.RestartAsync();
        await Eventually.TrueAsync(() => uploads.Announced.Length == 1);
        await Eventually.TrueAsync(async () => !await uploads.Media.ListAsync(MediaPaths.OpenUploads).AnyAsync());
    }

    [Fact]
    public async Task HEAD_announces_what_is_complete_and_unannounced()
    {
        await using var uploads = await StartAsync(before: (media, fixture) => LeaveAsync(media, fixture, complete: true, mark: false));
        Assert.Empty(uploads.Announced);
        Assert.Equal(4, await uploads.OffsetAsync($"/uploads/{Left}"));
        await Eventually.TrueAsync(() => uploads.Announced.Length == 1);
    }

    [Fact]
    public async Task What_a_killed_process_left_complete_is_announced_at_the_next_start()
    {
        await using var uploads = await StartAsync(before: (media, fixture) => LeaveAsync(media, fixture, complete: true));
        await Eventually.TrueAsync(() => uploads.Announced.Length == 1);
        Assert.Equal(Left.ToString(), uploads.Announced[0].GetProperty("uploadId").GetString());
        await Eventually.TrueAsync(async () => !await uploads.Media.ListAsync(MediaPaths.OpenUploads).AnyAsync());
    }

    [Fact]
    public async Task What_another_replica_left_complete_is_announced_after_a_while()
    {
        await using var uploads = await StartAsync();
        await LeaveAsync(uploads.Media, uploads, complete: true);
        Assert.Equal(4, (await uploads.Media.FindAsync(MediaPaths.UploadSource(Left)))!.Length);
        Assert.Empty(uploads.Announced);
        uploads.Clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.TrueAsync(() => uploads.Announced.Length == 1);
        await Eventually.TrueAsync(async () => !await uploads.Media.ListAsync(MediaPaths.OpenUploads).AnyAsync());
    }

    [Fact]
    public async Task What_was_announced_before_the_process_was_killed_is_only_tidied_up()
    {
        await using var uploads = await StartAsync(before: (media, fixture) => LeaveAsync(media, fixture, complete: true, announced: true));
        await Eventually.TrueAsync(async () => !await uploads.Media.ListAsync(MediaPaths.OpenUploads).AnyAsync());
        Assert.Empty(uploads.Announced);
    }

    [Fact]
    public async Task What_a_killed_process_left_unfinished_can_be_gone_on_with()
    {
        await using var uploads = await StartAsync(before: (media, fixture) => LeaveAsync(media, fixture, complete: false));
        Assert.Equal(2, await uploads.OffsetAsync($"/uploads/{Left}"));
        (await uploads.PatchAsync($"/uploads/{Left}", 2, "34"u8.ToArray())).EnsureSuccessStatusCode();
        await Eventually.TrueAsync(() => uploads.Announced.Length == 1);
    }

    [Fact]
    public async Task A_creation_that_was_killed_half_way_is_swept_when_it_expires()
    {
        await using var uploads = await StartAsync(before: (media, fixture) => LeaveAsync(media, fixture, complete: false, created: false));
        using var head = await uploads.HeadAsync($"/uploads/{Left}");
        Assert.Equal(HttpStatusCode.NotFound, head.StatusCode);
        uploads.Clock.Advance(TimeSpan.FromHours(25));
        await Eventually.TrueAsync(async () => !await uploads.Media.ListAsync("").AnyAsync());
        Assert.Equal(Left, Assert.Single(uploads.Forgotten.Distinct()));
        Assert.Empty(uploads.Announced);
    }

    /// <summary>The media store as it is when the process dies at some point of an upload.</summary>
    private static async Task LeaveAsync(FolderMediaStore media, UploadsFixture fixture, bool complete, bool mark = true, bool announced = false, bool created = true)
    {
        var store = new UploadStore(media, Options.Create(new UploadOptions()));
        var now = fixture.Clock.GetUtcNow();
        var info = new UploadInfo(Left, fixture.Lesson, "instructor", "lecture.mp4", 4, fixture.Metadata(), now, created ? fixture.Video : null, announced ? now : null);
        await store.MarkOpenAsync(info, default);
        if (!mark)
        {
            await store.CloseAsync("instructor", Left, default);
        }

        await store.AppendAsync(new Upload(info, 0, now, now), new MemoryStream(complete ? "1234"u8.ToArray() : "12"u8.ToArray()), default);
    }
}
