using System.Diagnostics;
using EduStream.Contracts;
using EduStream.Contracts.Progress;
using EduStream.Launcher.Clients;

namespace EduStream.Launcher.Demo;

/// <summary>One upload followed to its end, with a stopwatch.</summary>
internal sealed class Publication
{
    internal required VideoId VideoId { get; init; }

    internal required double UploadSeconds { get; init; }

    /// <summary>When the platform had accepted the last byte.</summary>
    internal required DateTimeOffset AcceptedAt { get; init; }

    internal required double PublishedSeconds { get; init; }

    /// <summary>How long the encode stage lasted, as its progress told.</summary>
    internal required double EncodeSeconds { get; init; }

    /// <param name="accepted">Called once, when the last byte was accepted.</param>
    /// <exception cref="LauncherException">The platform refused the file; the sentence is the one that the instructor sees.</exception>
    internal static async Task<Publication> RunAsync(Person instructor, LessonId lessonId, string path, IBars bars, Action<DateTimeOffset> accepted, CancellationToken stop)
    {
        await using var file = File.OpenRead(path);
        var clock = Stopwatch.StartNew();
        var upload = await TusUpload.CreateAsync(instructor, lessonId, Path.GetFileName(path), file.Length, stop);
        await upload.SendAsync(file, sent => bars.Uploaded(sent, file.Length), stop);
        var (uploadSeconds, acceptedAt) = (clock.Elapsed.TotalSeconds, TimeProvider.System.GetUtcNow());
        accepted(acceptedAt);

        clock.Restart();
        double? encodeFrom = null, encodeTo = null;
        await foreach (var progress in ProgressFeed.FollowAsync(instructor, upload.VideoId, stop))
        {
            bars.Show(progress);
            var encoding = progress.Stages.FirstOrDefault(stage => stage.Name == ProgressStages.Encode)?.Percent ?? 0;
            encodeFrom ??= progress.Stage == ProgressStages.Encode || encoding > 0 ? clock.Elapsed.TotalSeconds : null;
            encodeTo ??= encoding >= 100 ? clock.Elapsed.TotalSeconds : null;
            if (progress.State == ProgressState.Failed)
            {
                throw new LauncherException($"The video was not published: {progress.Sentence}");
            }
        }

        var published = clock.Elapsed.TotalSeconds;
        return new Publication
        {
            VideoId = upload.VideoId,
            UploadSeconds = uploadSeconds,
            AcceptedAt = acceptedAt,
            PublishedSeconds = published,
            EncodeSeconds = (encodeTo ?? published) - (encodeFrom ?? 0),
        };
    }
}
