using EduStream.Contracts;
using EduStream.Contracts.Reports;
using EduStream.PublishVideo.Work;
using EduStream.Storage;

namespace EduStream.PublishVideo.Reports;

/// <summary>Where a version's report lies: in its scratch while it is encoded, beside its files afterwards.</summary>
internal sealed class ReportFiles(WorkFiles files)
{
    internal Task CommitPlannedAsync(PublishVideoInput version, LadderReport report) => files.CommitAsync(WorkPaths.Report(version), report);

    internal Task CommitMadeAsync(PublishVideoInput version, LadderReport report) => files.CommitAsync(Made(version.VideoId, version.Version), report);

    /// <summary>The newest there is; null before the encoding is planned and after a version was withdrawn.</summary>
    internal async Task<LadderReport?> FindAsync(PublishVideoInput version)
    {
        // Scratch is swept only after the last one lies beside the version, so in this order one of them is found.
        try
        {
            return await ReadAsync(Made(version.VideoId, version.Version)) ?? await ReadAsync(WorkPaths.Report(version)) ?? await ReadAsync(Made(version.VideoId, version.Version));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private async Task<LadderReport?> ReadAsync(string path) => await files.ExistsAsync(path) ? await files.ReadAsync<LadderReport>(path) : null;

    private static string Made(VideoId videoId, int version) => MediaPaths.VersionFile(videoId, version, MediaPaths.LadderReportFile);
}
