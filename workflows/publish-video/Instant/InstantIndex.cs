using System.Text;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Media.Copying;
using EduStream.Media.Packaging;
using EduStream.PublishVideo.Work;
using EduStream.Storage;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.PublishVideo.Instant;

/// <summary>
/// The growing presentation of a version. Its index is only ever appended to, at a place that follows from what it holds: an attempt that was thought
/// lost can neither repeat lines nor take any away.
/// </summary>
internal sealed class InstantIndex(IMediaStore store, WorkFiles files)
{
    private const int Turns = 5;

    /// <summary>Adds the segments of the next chunk; the first chunk also opens the presentation.</summary>
    internal async Task ExtendAsync(PublishVideoInput version, InstantPlan instant, IReadOnlyList<PackagedTrack> chunk)
    {
        await AppendAsync(PathOf(version, MediaPaths.SegmentIndexFile), [.. chunk.SelectMany(track => track.Segments)]);
        if (!await IsOpenAsync(version))
        {
            await files.CommitAsync(PathOf(version, MediaPaths.PresentationFile), Open(version, instant, chunk));
        }
    }

    /// <summary>Nothing more will come: players end where the index does.</summary>
    internal async Task CloseAsync(PublishVideoInput version, InstantPlan instant, IReadOnlyList<PackagedTrack> firstChunk)
    {
        var (text, _) = await ReadAsync(PathOf(version, MediaPaths.SegmentIndexFile));
        SegmentEntry[] segments = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<SegmentEntry>(line, Conventions.Json)!)];
        var whole = PresentationBuilder.Build(version.VideoId, version.Version, instant.Work.Plan, [.. firstChunk.Select(track => track.Init)], segments);
        // Players must not see the target duration change (RFC 8216, 6.2.1).
        await files.ReplaceAsync(PathOf(version, MediaPaths.PresentationFile), whole with { TargetSegmentSeconds = Target(instant) });
    }

    internal Task<bool> IsOpenAsync(PublishVideoInput version) => files.ExistsAsync(PathOf(version, MediaPaths.PresentationFile));

    // Bandwidths must hold for what is still to come: the encoder's limit, not what the first seconds happened to need.
    private static PresentationDocument Open(PublishVideoInput version, InstantPlan instant, IReadOnlyList<PackagedTrack> chunk)
    {
        var plan = instant.Work.Plan;
        var limits = plan.Video.ToDictionary(rendition => rendition.Id, rendition => (long)rendition.MaxRate);
        var first = PresentationBuilder.Build(
            version.VideoId, version.Version, plan, [.. chunk.Select(track => track.Init)], [.. chunk.SelectMany(track => track.Segments)], complete: false);
        return first with
        {
            DurationSeconds = plan.Duration.Value,
            TargetSegmentSeconds = Target(instant),
            Tracks = [.. first.Tracks.Select(track => track with { PeakBandwidth = Math.Max(track.PeakBandwidth, limits.GetValueOrDefault(track.Id)) })],
        };
    }

    // The packager cuts at the first key frame after so many seconds.
    private static double Target(InstantPlan instant) => instant.Work.Plan.SegmentSeconds.Value + (instant.Copied ? CopyGrid.MostKeyDistance : 0);

    private async Task AppendAsync(string path, IReadOnlyList<SegmentEntry> segments)
    {
        var lines = segments.Select(segment => JsonSerializer.Serialize(segment, Conventions.Json) + "\n").ToList();
        var wanted = string.Concat(lines);
        for (var turn = 0; turn < Turns; turn++)
        {
            var (text, length) = await ReadAsync(path, whole: false);
            var begun = text.IndexOf(lines[0], StringComparison.Ordinal);
            var at = begun >= 0 ? begun : text.LastIndexOf('\n') + 1; // what a broken append left of the first line counts as begun
            if (text.Length - at >= wanted.Length)
            {
                return;
            }

            try
            {
                using var content = new MemoryStream(Encoding.UTF8.GetBytes(wanted[(text.Length - at)..]));
                await store.AppendAsync(path, length, content);
                return;
            }
            catch (AppendConflictException)
            {
                // Another attempt of the same step was faster: look again.
            }
        }

        throw new IOException($"The index was changed by others in each of {Turns} turns.");
    }

    /// <param name="whole">Without the part of a line that a broken append may have left.</param>
    private async Task<(string Text, long Length)> ReadAsync(string path, bool whole = true)
    {
        if (await store.FindAsync(path) is null)
        {
            return (string.Empty, 0);
        }

        using var content = new MemoryStream();
        await using (var stream = await store.OpenReadAsync(path))
        {
            await stream.CopyToAsync(content);
        }

        var text = Encoding.UTF8.GetString(content.ToArray());
        return (whole ? text[..(text.LastIndexOf('\n') + 1)] : text, content.Length);
    }

    private static string PathOf(PublishVideoInput version, string file) => MediaPaths.PresentationOf(version.VideoId, version.Version, instant: true, file);
}
