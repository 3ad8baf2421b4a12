using EduStream.Contracts;
using EduStream.Contracts.Progress;
using EduStream.Launcher.Clients;

namespace EduStream.Tests.E2E.Platforms;

/// <summary>Uploads a file and waits for the end, through the front door alone.</summary>
internal static class Publish
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);

    internal static async Task<Published> Async(Person instructor, string file)
    {
        var (lessonId, videoId, end) = await EndAsync(instructor, file);
        return end.State == ProgressState.Published
            ? new Published(lessonId, await instructor.VideoAsync(videoId, CancellationToken.None))
            : throw new InvalidOperationException($"Not published: {end.Sentence}");
    }

    /// <summary>The last progress: published or failed.</summary>
    internal static async Task<(LessonId LessonId, VideoId VideoId, VideoProgress End)> EndAsync(Person instructor, string file, string? name = null)
    {
        using var limit = new CancellationTokenSource(Limit);
        var lesson = await instructor.NewLessonAsync("Tests", Path.GetFileName(file), limit.Token);
        var videoId = await UploadAsync(instructor, lesson.LessonId, file, name, limit.Token);
        return (lesson.LessonId, videoId, await EndAsync(instructor, videoId, limit.Token));
    }

    internal static async Task<VideoId> UploadAsync(Person instructor, LessonId lessonId, string file, string? name, CancellationToken stop, string? companion = null)
    {
        await using var content = File.OpenRead(file);
        var upload = await TusUpload.CreateAsync(instructor, lessonId, name ?? Path.GetFileName(file), content.Length, stop, companion: companion);
        await upload.SendAsync(content, _ => { }, stop);
        return upload.VideoId;
    }

    internal static async Task<VideoProgress> EndAsync(Person instructor, VideoId videoId, CancellationToken stop)
    {
        VideoProgress? last = null;
        await foreach (var progress in ProgressFeed.FollowAsync(instructor, videoId, stop))
        {
            last = progress;
        }

        return last!;
    }
}
