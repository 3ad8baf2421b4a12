using System.Net;
using EduStream.Contracts.Progress;
using EduStream.Contracts.Videos;
using EduStream.Launcher;
using EduStream.Launcher.Clients;
using EduStream.Testing.Media;
using EduStream.Tests.E2E.Platforms;
using Xunit;

namespace EduStream.Tests.E2E.Uploads;

[Collection(SharedPlatform.Name)]
public sealed class RefusalTests(SharedPlatform shared)
{
    public static TheoryData<string> BadFiles => ["text", "random", "cut-off", "playlist"];

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(BadFiles))]
    public async Task A_file_that_is_no_video_ends_failed_with_a_sentence(string kind)
    {
        using var clips = new TestClips();
        var file = kind switch
        {
            "text" => await clips.BytesAsync("Once upon a time there was a lecture.\n"u8.ToArray()),
            "random" => await clips.BytesAsync(System.Security.Cryptography.RandomNumberGenerator.GetBytes(200_000)),
            "cut-off" => await clips.CutOffAsync(await clips.LectureAsync(4), 0.02),
            _ => await clips.PlaylistAsync("file:///etc/hostname"),
        };

        var (lessonId, videoId, end) = await Publish.EndAsync(shared.Instructor, file, "lecture.mp4");

        Assert.Equal(ProgressState.Failed, end.State);
        Assert.EndsWith(".", end.Sentence, StringComparison.Ordinal);
        var video = await shared.Instructor.VideoAsync(videoId, TestContext.Current.CancellationToken);
        Assert.Equal((VideoState.Failed, end.Reason), (video.State, video.Reason));
        Assert.Null(video.Published);
        var refused = await Assert.ThrowsAsync<LauncherException>(() => shared.Learner.PlaybackAsync(lessonId, TestContext.Current.CancellationToken));
        Assert.Contains("not-published", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(shared.Platform.DataFolder, "media", "media", $"{videoId}")) && Directory.EnumerateFiles(
            Path.Combine(shared.Platform.DataFolder, "media", "media", $"{videoId}"), "*", SearchOption.AllDirectories).Any(), "files of a failed version are left");
    }

    [Fact]
    public async Task A_learner_may_not_upload()
    {
        var lesson = await shared.Instructor.NewLessonAsync("Tests", "Not yours", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<LauncherException>(() => TusUpload.CreateAsync(shared.Learner, lesson.LessonId, "lecture.mp4", 1000, TestContext.Current.CancellationToken));

        Assert.Contains($"status {(int)HttpStatusCode.Forbidden}", refused.Message, StringComparison.Ordinal);
    }
}
