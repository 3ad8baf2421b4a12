using EduStream.Contracts;
using EduStream.Launcher.Clients;
using EduStream.Testing;

namespace EduStream.Tests.E2E.Crash;

/// <summary>One publication of one round, and where its traces are.</summary>
internal sealed class Round(PlatformFixture platform, Random random, LessonId lessonId, TusUpload upload, long length)
{
    internal PlatformFixture Platform => platform;

    internal Random Random => random;

    internal LessonId LessonId => lessonId;

    internal VideoId VideoId => upload.VideoId;

    internal UploadId UploadId { get; } = UploadId.TryParse(upload.Address.Segments[^1], out var id) ? id : throw new InvalidOperationException($"{upload.Address} names no upload.");

    /// <summary>Bytes of the whole file.</summary>
    internal long Length => length;

    /// <summary>Logs from the beginning of this round.</summary>
    internal LogTail UploadsLog { get; } = new(Path.Combine(platform.DataFolder, "logs", "uploads.log"));

    internal LogTail PipelineLog { get; } = new(Path.Combine(platform.DataFolder, "logs", "pipeline.log"));

    internal LogTail CatalogLog { get; } = new(Path.Combine(platform.DataFolder, "logs", "catalog.log"));

    /// <summary>A path of the media store on this machine's disk.</summary>
    internal string Store(string path) => Path.Combine(platform.DataFolder, "media", path);

    /// <summary>Names of the files below a path of the media store, relative to it; none when it is not there.</summary>
    internal IReadOnlyList<string> Files(string path) => Directory.Exists(Store(path))
        ? [.. Directory.EnumerateFiles(Store(path), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Store(path), file)).Order(StringComparer.Ordinal)]
        : [];
}
