using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Processes;
using EduStream.Media.Timing;

namespace EduStream.Media.Copying;

/// <summary>Takes the packets of a stream-ready source as they are, chunk by chunk (see <see cref="CopyGrid"/>).</summary>
public sealed class SourceCopier(ProcessRunner runner, ToolLocator tools)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // Sixteen megabit a second, twice what is taken for ready.
    private const long MostBytesPerSecond = 2_000_000;
    private readonly EncodeRun run = new(runner, tools);

    /// <summary>Writes <c>{track}.ts</c> per track into <paramref name="outputFolder"/> (created when missing) and holds it against the source's packets.</summary>
    /// <param name="plan">From <see cref="InstantPlanner.Copy"/>.</param>
    /// <param name="input">Absolute path or loopback http address.</param>
    public async Task<CopyOutcome> CopyAsync(EncodingPlan plan, int chunk, string input, string outputFolder, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (from, to) = (CopyGrid.From(plan, chunk)!.Value, CopyGrid.From(plan, chunk + 1));
        if (await BordersAsync(plan, from, to, input, stop) is not { } borders || (chunk == 0 && borders.From != from))
        {
            return new CopyOutcome.Unfit("its pictures are not in short closed groups");
        }

        var folder = Directory.CreateDirectory(outputFolder).FullName;
        var seconds = (to is { } end ? (end - from).Value : plan.Duration.Value) + CopyGrid.ChunkSeconds;
        if (await run.RunAsync(CopyArguments.Copy(plan, borders, input, folder), Limit, (long)(seconds * MostBytesPerSecond), null, stop) is not null)
        {
            return new CopyOutcome.Unfit("it cannot be read");
        }

        List<string> tracks = [];
        foreach (var track in plan.Video.Select(rendition => rendition.Id).Concat(plan.Audio.Select(audio => audio.Id)))
        {
            var file = new FileInfo(Path.Combine(folder, $"{track}.ts"));
            var packets = file is { Exists: true, Length: > 0 } ? EncodedPackets.Parse(await run.PacketsAsync(file.FullName, stop)) : [];
            if (track == plan.Video[0].Id && !IsWhole(plan, borders, packets))
            {
                return new CopyOutcome.Unfit("pictures are missing");
            }

            if (packets.Count > 0)
            {
                tracks.Add(track);
            }
        }

        // A player that has heard sound waits for more of it.
        return tracks.Count < plan.Video.Count + plan.Audio.Count
            ? new CopyOutcome.Unfit(chunk == 0 ? "its sound begins late" : "its sound ends early")
            : new CopyOutcome.Copied(At(plan, borders.From), borders.To is { } next ? At(plan, next) : null, tracks);
    }

    private async Task<CopyBorders?> BordersAsync(EncodingPlan plan, Rational from, Rational? to, string input, CancellationToken stop)
    {
        var command = new ToolCommand(tools.Ffprobe, CopyArguments.Scan(plan, from, to, input), Limit) { MemoryLimitBytes = tools.MemoryLimitBytes, FileSizeLimitBytes = 0 };
        return await runner.TryReadLinesAsync(command, stop) is { } lines ? CopyBorders.Find(lines, plan.Source.Picture.Index, plan.Source.Picture.TimeBase, from, to) : null;
    }

    private static bool IsWhole(EncodingPlan plan, CopyBorders borders, IReadOnlyList<(long Time, bool Key)> packets) =>
        packets.Count == borders.Pictures && packets[0].Key && Math.Abs(packets[0].Time - At(plan, borders.From)) <= 1;

    private static long At(EncodingPlan plan, Rational time) => Ticks.At(time - plan.Source.Start + plan.TimelineStart);
}
