using EduStream.Contracts;
using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.PublishVideo.Work;

namespace EduStream.PublishVideo.HeadStart;

/// <summary>Encoded chunks of an upload that was not complete, under names that say what they are: see <see cref="ChunkEncoder.NameOf"/>.</summary>
internal sealed class HeadFiles(WorkFiles files)
{
    internal Task<bool> ExistsAsync(UploadId uploadId, EncodingPlan plan, int chunk) => files.ExistsAsync(PathOf(uploadId, plan, chunk));

    internal Task CommitAsync(UploadId uploadId, EncodingPlan plan, int chunk, string folder) =>
        files.CommitFileAsync(PathOf(uploadId, plan, chunk), Path.Combine(folder, FileOf(plan)));

    /// <summary>False when it is not there.</summary>
    internal async Task<bool> TryFetchAsync(UploadId uploadId, EncodingPlan plan, int chunk, string folder)
    {
        if (!await ExistsAsync(uploadId, plan, chunk))
        {
            return false;
        }

        await files.FetchAsync(PathOf(uploadId, plan, chunk), Path.Combine(folder, FileOf(plan)));
        return true;
    }

    // An instant stream has one rendition.
    private static string FileOf(EncodingPlan plan) => $"{plan.Video[0].Id}.ts";

    private static string PathOf(UploadId uploadId, EncodingPlan plan, int chunk) => $"{MediaPaths.UploadWork(uploadId)}{ChunkEncoder.NameOf(plan, chunk)}.ts";
}
