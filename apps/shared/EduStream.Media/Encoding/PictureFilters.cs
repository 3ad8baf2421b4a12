using System.Globalization;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Media.Encoding;

/// <summary>
/// Pure: the filter graph of one chunk. It puts the source on the output's frame grid in absolute time, so that a chunk holds exactly the frames
/// that an encode of the whole file would have there, whatever the source's frame rate does:
/// <code>
/// source   |a     |b  |c         |d |e       decoding starts before the chunk
/// chunk              S|---|---|---|---|      S = first frame of the chunk
/// frames              b   c   c   d   e      what came before S is pulled to S; the newest of those wins
/// </code>
/// </summary>
internal static class PictureFilters
{
    /// <summary>Ends in one labelled output <c>[track]</c> per rendition.</summary>
    internal static string Graph(EncodingPlan plan, ChunkPlan chunk)
    {
        var (best, others) = (plan.Video[0], plan.Video.Skip(1).ToList());
        var common = string.Join(',', [.. Grid(plan, chunk), .. PictureColours.Video.Filters(plan.Source.Picture, best.Width, best.Height, "bicubic")]);
        var head = string.Create(CultureInfo.InvariantCulture, $"[0:{plan.Source.Picture.Index}]{common}");
        var step = Step(best, chunk);
        if (others.Count == 0)
        {
            return $"{head}{step}[{best.Id}]";
        }

        var inputs = others.Select(rendition => $"[from-{rendition.Id}]");
        var scaled = others.Select(rendition => $"[from-{rendition.Id}]{Step(rendition, chunk, before: true)}scale={rendition.Width}:{rendition.Height}:flags=bicubic,setsar=1[{rendition.Id}]");
        return step.Length == 0
            ? string.Join(';', [$"{head},split={plan.Video.Count}[{best.Id}]{string.Concat(inputs)}", .. scaled])
            : string.Join(';', [$"{head},split={plan.Video.Count}[from-{best.Id}]{string.Concat(inputs)}", $"[from-{best.Id}]{step[1..]}[{best.Id}]", .. scaled]);
    }

    /// <summary>Every n-th frame from the first one on, and the last ones: see <see cref="RenditionGrid"/>.</summary>
    private static string Step(VideoRendition rendition, ChunkPlan chunk, bool before = false)
    {
        var tail = RenditionGrid.TailStart(rendition, chunk.Frames);
        var step = string.Create(CultureInfo.InvariantCulture, $@"select=not(mod(n\,{rendition.FrameStep}))+gte(n\,{tail})");
        return rendition.FrameStep == 1 ? string.Empty : before ? $"{step}," : $",{step}";
    }

    /// <summary>Nothing when the source is not interlaced. Halves the time base.</summary>
    internal static IReadOnlyList<string> Deinterlaced(SourceVideo video) => !video.Interlaced ? [] :
    [
        $"scale={video.CodedWidth}:{video.CodedHeight}", // does nothing unless the size changes midway, which yadif cannot take
        "yadif=mode=send_frame:deint=interlaced",
    ];

    private static IEnumerable<string> Grid(EncodingPlan plan, ChunkPlan chunk)
    {
        var video = plan.Source.Picture;
        foreach (var filter in Deinterlaced(video))
        {
            yield return filter;
        }

        // A clock in which both the source's time stamps and the chunk's start are whole numbers: no rounding differs between chunks.
        var sourceTicks = video.TimeBase.Denominator * (video.Interlaced ? 2 : 1); // yadif halves the time base
        var clock = Ticks.CommonMultiple(sourceTicks, plan.FrameRate.Numerator) ?? Ticks.CommonMultiple(1, plan.FrameRate.Numerator)!.Value;
        var start = ((video.Start + (chunk.FirstFrame / plan.FrameRate)) * clock).Round();
        yield return $"settb=1/{clock}";
        yield return $@"setpts=max(PTS-{start}\,0)";

        // Hold the last picture for ever, then cut: exactly this many frames. Before "fps", because at the end of its input that drops a picture with time 0.
        yield return "tpad=stop=-1:stop_mode=clone";
        yield return $"fps=fps={plan.FrameRate}:start_time=0:round=near";
        yield return $"trim=end_frame={chunk.Frames}";
    }
}
