using System.Globalization;
using System.Runtime.CompilerServices;
using EduStream.Contracts;
using EduStream.Storage;

namespace EduStream.PublishVideo.Versions;

/// <summary>
/// One empty mark in the media store per version that has not ended, so that whatever a crash left is found without looking through all versions. It is written before
/// the workflow is started and removed after the ending is noted.
/// </summary>
internal sealed class OpenVersions(IMediaStore store)
{
    internal async Task MarkAsync(VideoId videoId, int version) => await store.WriteAsync(PathOf(videoId, version), Stream.Null, WriteMode.CreateNew);

    internal Task RemoveAsync(VideoId videoId, int version) => store.DeleteAsync(PathOf(videoId, version));

    internal async IAsyncEnumerable<(VideoId VideoId, int Version)> ListAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var mark in store.ListAsync(MediaPaths.OpenVersions, stop))
        {
            if (mark.Path[MediaPaths.OpenVersions.Length..].Split('/') is [var video, var number]
                && VideoId.TryParse(video, out var videoId) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            {
                yield return (videoId, version);
            }
        }
    }

    private static string PathOf(VideoId videoId, int version) => string.Create(CultureInfo.InvariantCulture, $"{MediaPaths.OpenVersions}{videoId}/{version}");
}
