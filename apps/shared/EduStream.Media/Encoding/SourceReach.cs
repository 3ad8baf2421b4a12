using System.Globalization;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Processes;
using EduStream.Media.Timing;

namespace EduStream.Media.Encoding;

/// <summary>Are the pictures of a chunk there already, in a file that still grows?</summary>
public sealed class SourceReach(ProcessRunner runner, ToolLocator tools)
{
    // Pictures are stored before and after those that are shown next to them.
    private const double Margin = 1;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>True when every picture that the chunk is made of lies within the first <paramref name="there"/> bytes.</summary>
    /// <param name="input">Absolute path or loopback http address.</param>
    public async Task<bool> CoversAsync(EncodingPlan plan, int chunk, string input, long there, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var part = plan.Chunk(chunk);
        var end = plan.Source.Start.Value + ((part.FirstFrame + part.Frames) / plan.FrameRate).Value + Margin;
        var command = new ToolCommand(tools.Ffprobe, Arguments(plan, part, end, input), Limit) { MemoryLimitBytes = tools.MemoryLimitBytes, FileSizeLimitBytes = 0 };
        return await runner.TryReadLinesAsync(command, stop) is { } lines && Covers(lines, plan.Source.Picture.TimeBase, end, there);
    }

    internal static IReadOnlyList<string> Arguments(EncodingPlan plan, ChunkPlan part, double end, string input) =>
    [
        "-hide_banner",
        "-v", "error",
        "-select_streams", plan.Source.Picture.Index.ToString(CultureInfo.InvariantCulture),
        "-read_intervals", string.Create(
            CultureInfo.InvariantCulture,
            $"{Math.Max(0, plan.Source.Start.Value + (part.FirstFrame / plan.FrameRate).Value - plan.Source.SeekMarginSeconds):0.000}%{end + Margin:0.000}"),
        "-show_entries", "packet=pts,size,pos",
        "-of", "csv=p=0",
        .. MediaInputArguments.For(input),
    ];

    /// <summary>Of packet lines <c>pts,size,pos</c>: all are there, and one that comes after the end. A picture that reaches to the last byte may be cut off.</summary>
    internal static bool Covers(IEnumerable<string> lines, Rational timeBase, double end, long there)
    {
        var beyond = false;
        foreach (var line in lines)
        {
            var fields = line.Split(',', 4);
            if (fields.Length < 3 || !long.TryParse(fields[1], CultureInfo.InvariantCulture, out var size) || !long.TryParse(fields[2], CultureInfo.InvariantCulture, out var at))
            {
                return false; // where it lies nobody knows
            }

            var isBeyond = long.TryParse(fields[0], CultureInfo.InvariantCulture, out var pts) && (pts * timeBase).Value >= end;
            var isThere = at >= 0 && at + size < there;
            beyond |= isBeyond && isThere;
            if (!isThere && !isBeyond)
            {
                return false;
            }
        }

        return beyond;
    }
}
