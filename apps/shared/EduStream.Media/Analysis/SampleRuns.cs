using EduStream.Media.Planning;
using EduStream.Media.Processes;

namespace EduStream.Media.Analysis;

/// <summary>The runs of ffmpeg over joined pieces: trial encodes and their comparison with the source. Exceptions as <see cref="ProcessRunner.RequireAsync"/>.</summary>
internal sealed class SampleRuns(ProcessRunner runner, ToolLocator tools)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Transport streams may be put one after another; each piece is already at its time.</summary>
    internal static async Task JoinAsync(string folder, int pieces, CancellationToken stop)
    {
        await using var joined = File.Create(Path.Combine(folder, SampleArguments.Reference));
        for (var index = 0; index < pieces; index++)
        {
            await using var piece = File.OpenRead(Path.Combine(folder, SampleArguments.PieceFile(index)));
            await piece.CopyToAsync(joined, stop);
        }
    }

    internal Task EncodeAsync(EncodingPlan plan, IReadOnlyList<TrialEncode> trials, int pieceFrames, int step, string x264, string folder, CancellationToken stop) =>
        RunAsync(SampleArguments.Trials(plan, trials, pieceFrames, step, x264), folder, stop);

    /// <summary>Null when some trial encode came to nothing.</summary>
    internal async Task<IReadOnlyList<TrialPoint>?> ScoreAsync(EncodingPlan plan, IReadOnlyList<TrialEncode> trials, int step, int every, string folder, CancellationToken stop)
    {
        string[] files = [.. trials.Select((_, index) => SampleArguments.TrialFile(index))];
        await RunAsync(SampleArguments.Compare(plan, SampleArguments.Reference, files, step, every), folder, stop);
        List<TrialPoint> points = [];
        for (var index = 0; index < trials.Count; index++)
        {
            var trial = trials[index];
            var packets = await runner.RequireAsync(new ToolCommand(tools.Ffprobe, SampleArguments.Packets(files[index]), Limit) { WorkingFolder = folder }, stop);
            var rate = TrialScores.BitRate(packets.Output.Split('\n'), plan.FramesPerGop / step, plan.FrameRate.Value / step);
            var ssim = TrialScores.Ssim(await File.ReadAllLinesAsync(Path.Combine(folder, SampleArguments.ScoreFile(index)), stop));
            if (rate is null || ssim is null)
            {
                return null;
            }

            points.Add(new TrialPoint(trial.Width, trial.Height, trial.Crf, Math.Round(rate.Value), Math.Round(ssim.Value, 6)));
        }

        return points;
    }

    private Task<ToolResult> RunAsync(IReadOnlyList<string> arguments, string folder, CancellationToken stop) => runner.RequireAsync(
        new ToolCommand(tools.Ffmpeg, arguments, Limit) { WorkingFolder = folder, MemoryLimitBytes = tools.MemoryLimitBytes, FileSizeLimitBytes = 2_000_000_000, OnOutputLine = _ => { } }, stop);
}
