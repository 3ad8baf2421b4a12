using EduStream.Media;
using EduStream.Media.Verifying;
using EduStream.PublishVideo.Apps;
using EduStream.PublishVideo.Outcomes;
using EduStream.PublishVideo.Progress;

namespace EduStream.PublishVideo.Work;

/// <summary>Reads back from the store what was published, as a player with the key would.</summary>
internal sealed class Verification(PackagedCommit packaged, RenditionVerifier verifier, LicensingClient licensing, ScratchSpace scratch, ILogger<Verification> logger)
{
    /// <summary>Null when every track of the part is as <paramref name="faultsOf"/> wants it.</summary>
    internal async Task<Refusal?> RunAsync(PublishVideoInput version, WorkPlan plan, WorkPart part, Func<DecodedTrack, IEnumerable<string>> faultsOf, StepProgress progress)
    {
        using var folder = scratch.NewFolder();
        var keys = await licensing.ReleaseAsync(version);
        var tracks = await packaged.ReadAsync(version, plan, part);
        var faults = new List<string>();
        for (var done = 0; done < tracks.Count; done++)
        {
            var track = tracks[done];
            await packaged.FetchAsync(version, track, folder.Path);
            var decoded = await verifier.DecodeAsync(plan.Plan, track.Init.Track, folder.Path, [.. track.Segments.Select(segment => segment.Time)], keys);
            faults.AddRange(faultsOf(decoded));
            progress.Report((done + 1.0) / tracks.Count);
        }

        if (faults.Count > 0)
        {
            logger.QualityCheckFailed(version.VideoId, version.Version, string.Join(' ', faults));
            return Refusals.QualityCheckFailed;
        }

        await progress.DoneAsync();
        return null;
    }
}
