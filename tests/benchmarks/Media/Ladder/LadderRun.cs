using System.Diagnostics;
using System.Globalization;
using EduStream.Media;
using EduStream.Media.Analysis;
using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Processes;
using EduStream.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EduStream.Benchmarks.Media.Ladder;

/// <summary>One rendition as it came out.</summary>
internal sealed record MeasuredRung(string Name, double BitRate, double Ssim);

/// <summary>Both ladders of one clip.</summary>
/// <param name="Saving">Share of bits saved at equal SSIM; null when the ladders have no quality in common.</param>
/// <param name="DecisionSeconds">For a lecture ten times as long.</param>
/// <param name="LectureSeconds">Encode of that lecture: ten times that of the clip.</param>
internal sealed record MeasuredClip(
    LadderClip Clip, ContentClass Class, IReadOnlyList<MeasuredRung> Ours, IReadOnlyList<MeasuredRung> Apple, double? Saving, double DecisionSeconds, double LectureSeconds, SourceAnalysis Analysis, double AppleSeconds)
{
    internal double DecisionShare => DecisionSeconds / LectureSeconds;

    internal double EncodeSeconds => LectureSeconds / LadderRun.Times;
}

/// <summary>Encodes one clip with both ladders and measures every rendition against the source at the source's size and frame rate.</summary>
internal sealed class LadderRun(IServiceProvider services, MediaTools tools)
{
    internal const int Times = 10;

    internal async Task<MeasuredClip> RunAsync(LadderClip clip, string folder, CancellationToken stop)
    {
        var options = new EncodingOptions { Threads = Environment.ProcessorCount };
        var source = await ProbeAsync(clip.File, stop);

        // Choosing costs about the same whatever the length, so it is timed on a source of a lecture's order and held against that source's encode.
        var (lecture, known) = await LectureAsync(clip, folder, stop);
        var outcome = await services.GetRequiredService<SourceAnalyser>().AnalyseAsync(known, options, lecture, Path.Combine(folder, "samples"), stop: stop);
        var analysis = outcome.Analysis ?? throw new InvalidOperationException($"{clip.Name} was not analysed: {outcome.Fallback}.");
        var plan = Whole(EncodingPlanner.Plan(source, options, analysis.Ladder()));
        var clock = Stopwatch.StartNew();
        if (await services.GetRequiredService<ChunkEncoder>().EncodeAsync(plan, 0, clip.File, folder, stop: stop) is not EncodeOutcome.Encoded)
        {
            throw new InvalidOperationException($"{clip.Name} was not encoded.");
        }

        var seconds = clock.Elapsed.TotalSeconds;
        var apple = Whole(EncodingPlanner.Plan(source, options, AppleLadder.For(source.Picture.Width, source.Picture.Height)));
        clock.Restart();
        await FfmpegAsync(AppleLadder.Arguments(apple, apple.Chunk(0), clip.File, folder), folder, stop);
        var appleSeconds = clock.Elapsed.TotalSeconds;

        await FfmpegAsync(SampleArguments.Piece(apple, apple.Chunk(0), clip.File), folder, stop);
        var ours = await MeasureAsync(plan, folder, stop);
        var theirs = await MeasureAsync(apple, folder, stop);
        var saving = RateSavings.At([.. ours.Select(Point)], [.. theirs.Select(Point)]);
        return new MeasuredClip(clip, analysis.Class, ours, theirs, saving, analysis.Seconds, seconds * Times, analysis, appleSeconds);
    }

    private async Task<(string File, SourceInfo Source)> LectureAsync(LadderClip clip, string folder, CancellationToken stop)
    {
        var file = Path.Combine(folder, "lecture.mp4");
        string[] arguments = ["-hide_banner", "-v", "error", "-stream_loop", Math.Max(0, Times - 1).ToString(CultureInfo.InvariantCulture), "-i", $"file:{clip.File}", "-c", "copy", $"file:{file}"];
        await FfmpegAsync(arguments, folder, stop);
        return (file, await ProbeAsync(file, stop));
    }

    private async Task<SourceInfo> ProbeAsync(string file, CancellationToken stop) =>
        ((ProbeOutcome.Accepted)await services.GetRequiredService<SourceProber>().ProbeAsync(file, new FileInfo(file).Length, stop)).Source;

    private static EncodingPlan Whole(EncodingPlan plan) => plan with { SegmentsPerChunk = int.MaxValue / plan.FramesPerSegment };

    private static (double BitRate, double Decibels) Point(MeasuredRung rung) => (rung.BitRate, Decibels.Of(rung.Ssim));

    private async Task<IReadOnlyList<MeasuredRung>> MeasureAsync(EncodingPlan plan, string folder, CancellationToken stop)
    {
        // A rendition with fewer pictures shows each for longer; it is compared as it is seen.
        var files = plan.Video.Select(rendition => $"{rendition.Id}.ts").ToList();
        await FfmpegAsync(Compare(plan, files), folder, stop);
        List<MeasuredRung> rungs = [];
        for (var index = 0; index < files.Count; index++)
        {
            var packets = await tools.Runner.RequireAsync(new ToolCommand(tools.Locator.Ffprobe, SampleArguments.Packets(files[index]), TimeSpan.FromMinutes(5)) { WorkingFolder = folder }, stop);
            var bytes = packets.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Sum(line => long.Parse(line.Split(',')[0], CultureInfo.InvariantCulture));
            var ssim = TrialScores.Ssim(await File.ReadAllLinesAsync(Path.Combine(folder, SampleArguments.ScoreFile(index)), stop)) ?? throw new InvalidOperationException("No SSIM.");
            rungs.Add(new MeasuredRung($"{plan.Video[index].Width}x{plan.Video[index].Height}", bytes * 8 / plan.Duration.Value, ssim));
        }

        return rungs;
    }

    private static IReadOnlyList<string> Compare(EncodingPlan plan, List<string> files)
    {
        const int Every = 3;
        var (width, height) = (plan.Source.Picture.Width / 2 * 2, plan.Source.Picture.Height / 2 * 2);
        var head = $"[0:v:0]framestep={Every},settb=1/25,setpts=N,split={files.Count}{string.Concat(files.Select((_, index) => $"[r{index}]"))}";
        var compared = files.Select((_, index) =>
            $"[{index + 1}:v:0]setpts=PTS-STARTPTS,fps={plan.FrameRate},framestep={Every},settb=1/25,setpts=N,scale={width}:{height}:flags=bicubic[c{index}];[c{index}][r{index}]ssim=stats_file={SampleArguments.ScoreFile(index)}[d{index}]");
        return
        [
            "-hide_banner", "-nostdin", "-v", "error", "-nostats",
            "-copyts", // one picture a second is no jump in time
            "-i", $"file:{SampleArguments.PieceFile(0)}",
            .. files.SelectMany(file => (string[])["-i", $"file:{file}"]),
            "-filter_complex", string.Join(';', [head, .. compared]),
            .. files.SelectMany((_, index) => (string[])["-map", $"[d{index}]", "-f", "null", "-"]),
        ];
    }

    private Task<ToolResult> FfmpegAsync(IReadOnlyList<string> arguments, string folder, CancellationToken stop) =>
        tools.Runner.RequireAsync(new ToolCommand(tools.Locator.Ffmpeg, arguments, TimeSpan.FromMinutes(60)) { WorkingFolder = folder, OnOutputLine = _ => { } }, stop);
}
