using System.Globalization;
using EduStream.Contracts.Presentation;
using EduStream.Media.Packaging.IsoBmff;
using EduStream.Media.Planning;
using EduStream.Media.Timing;

namespace EduStream.Media.Packaging;

/// <summary>Reads what a packager run wrote, and holds it against the plan. <see cref="InvalidDataException"/> when it does not fit.</summary>
internal static class PackagedFiles
{
    private const string Init = "init.mp4";

    /// <summary>Pictures by which decoding runs ahead of showing, at most, with B-frames that others refer to.</summary>
    private const int Reordered = 2;

    /// <summary>The segments of one chunk: as many as planned, on the grid, with the planned frames.</summary>
    internal static PackagedTrack ReadVideo(EncodingPlan plan, ChunkPlan chunk, VideoRendition rendition, string folder, long from, long to)
    {
        var track = rendition.Id;
        var (init, found) = Read(track, folder, from, to);
        var planned = plan.SegmentsIn(rendition, chunk);
        if (found.Count != planned.Count)
        {
            throw new InvalidDataException($"{track}: {found.Count} segments instead of {planned.Count}.");
        }

        var kept = rendition.FramesIn(chunk);
        List<SegmentEntry> segments = [];
        foreach (var ((first, frames), (facts, bytes)) in planned.Zip(found))
        {
            // Index times are the grid's: sample durations are rounded to ticks one by one and may be a tick off in sum.
            var start = At(plan, chunk.FirstFrame + first);
            var end = At(plan, chunk.FirstFrame + first + frames);
            var samples = kept.Count(frame => frame >= first && frame < first + frames);
            var late = facts.Duration - (end - start);
            if (facts.Start != start || facts.Samples != samples || late < -2 || late > 2 + Overshoot(plan, rendition, chunk, last: first + frames == chunk.Frames))
            {
                throw new InvalidDataException($"{track}: a segment of {facts.Samples} frames at {facts.Start} instead of {samples} at {start}.");
            }

            segments.Add(new SegmentEntry(track, start, end - start, bytes) { KeyFrameEnd = facts.KeyFrameEnd });
        }

        return new PackagedTrack(init, segments);
    }

    /// <summary>
    /// Where the last pictures of a chunk are nearer to each other than those before them, decoding times still go in the longer steps, for as many pictures as are reordered
    /// and for the last, whose length the packager takes from the one before. Times of showing are right all the same.
    /// </summary>
    private static long Overshoot(EncodingPlan plan, VideoRendition rendition, ChunkPlan chunk, bool last) =>
        last && RenditionGrid.TailStart(rendition, chunk.Frames) < chunk.Frames ? Ticks.At((Reordered + 1) * (rendition.FrameStep - 1) / plan.FrameRate) : 0;

    /// <summary>The segments of sound: from <paramref name="start"/> (ticks) without a gap.</summary>
    internal static PackagedTrack ReadAudio(string track, string folder, long start)
    {
        var (init, found) = Read(track, folder, 0, long.MaxValue);
        var next = start;
        List<SegmentEntry> segments = [];
        foreach (var (facts, bytes) in found)
        {
            if (facts.Start != next)
            {
                throw new InvalidDataException($"{track}: a segment at {facts.Start} instead of {next}.");
            }

            next += facts.Duration;
            segments.Add(new SegmentEntry(track, facts.Start, facts.Duration, bytes));
        }

        return segments.Count > 0 ? new PackagedTrack(init, segments) : throw new InvalidDataException($"{track}: no segments.");
    }

    /// <summary>Pictures that were not made on the grid: each segment lasts until the next one begins, the last one until <paramref name="to"/>.</summary>
    internal static PackagedTrack ReadCopiedVideo(string track, string folder, long from, long? to)
    {
        var (init, found) = Read(track, folder, 0, long.MaxValue);
        // The source's times were rounded to ticks before they were moved, ours afterwards.
        if (found.Count == 0 || Math.Abs(found[0].Facts.Start - from) > 1)
        {
            throw new InvalidDataException($"{track}: no segment at {from}.");
        }

        var starts = found.Select(segment => segment.Facts.Start).Append(to ?? found[^1].Facts.Start + found[^1].Facts.Duration).ToList();
        return new PackagedTrack(init, [.. found.Select((segment, index) => new SegmentEntry(track, starts[index], starts[index + 1] - starts[index], segment.Bytes) { KeyFrameEnd = segment.Facts.KeyFrameEnd })]);
    }

    /// <summary>Sound as it came, on its own clock; what is missing in the source is missing here.</summary>
    internal static PackagedTrack ReadCopiedAudio(string track, string folder)
    {
        var (init, found) = Read(track, folder, 0, long.MaxValue);
        return found.Count > 0 ? new PackagedTrack(init, [.. found.Select(segment => new SegmentEntry(track, segment.Facts.Start, segment.Facts.Duration, segment.Bytes))])
            : throw new InvalidDataException($"{track}: no segments.");
    }

    private static (InitSegment Init, IReadOnlyList<(SegmentFacts Facts, long Bytes)> Segments) Read(string track, string folder, long from, long to)
    {
        var files = Path.Combine(folder, track);
        var initFile = Path.Combine(files, Init);
        var init = InitNormalizer.Normalize(File.ReadAllBytes(initFile));
        File.WriteAllBytes(initFile, init);
        var offset = InitReader.EditOffset(init);
        var segments = Directory.EnumerateFiles(files, "*.m4s")
            .Select(file => (File: file, Time: long.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture)))
            .Where(file => file.Time >= from && file.Time < to)
            .OrderBy(file => file.Time)
            .Select(file => ReadSegment(file.File, file.Time, offset));
        return (InitReader.Read(track, $"{track}/{Init}", init), [.. segments]);
    }

    private static (SegmentFacts Facts, long Bytes) ReadSegment(string file, long time, long editOffset)
    {
        var data = File.ReadAllBytes(file);
        var facts = SegmentReader.Read(data, editOffset);
        return facts.Start == time ? (facts, data.Length) : throw new InvalidDataException($"{Path.GetFileName(file)} starts at {facts.Start}.");
    }

    private static long At(EncodingPlan plan, long frame) => Ticks.At(plan.TimelineStart + (frame / plan.FrameRate));
}
