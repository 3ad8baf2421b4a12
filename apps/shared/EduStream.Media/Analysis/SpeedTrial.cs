using System.Globalization;
using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Processes;

namespace EduStream.Media.Analysis;

/// <summary>
/// How fast one core makes the chosen ladder: a few seconds of it are encoded exactly as chunks are. The processor's time counts and not the clock's, because whoever is
/// waiting for the first picture gets the cores meanwhile.
/// </summary>
internal sealed class SpeedTrial(ProcessRunner runner, ToolLocator tools)
{
    private const int Pieces = 2;

    // Less, and the first picture of each piece would cost most of it.
    private const double Seconds = 1.5;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Megapixels per second, decoding included as <see cref="EncodingPlanner.DecodeShare"/> counts it; null when ffmpeg tells no time.</summary>
    internal async Task<double?> MeasureAsync(EncodingPlan plan, string input, string folder, CancellationToken stop)
    {
        var frames = (int)Math.Min(plan.TotalFrames / Pieces, plan.FrameRate.Value * Seconds);
        var spent = 0.0;
        for (var index = 0; index < Pieces; index++)
        {
            var piece = new ChunkPlan(index, ((2 * index) + 1) * plan.TotalFrames / (2 * Pieces), frames, 1);
            double? taken = null;
            var command = new ToolCommand(tools.Ffmpeg, Arguments(plan, piece, input, folder), Limit)
            {
                MemoryLimitBytes = tools.MemoryLimitBytes,
                FileSizeLimitBytes = 2_000_000_000,
                OnOutputLine = _ => { },
                OnErrorLine = line => taken = ProcessorSeconds(line) ?? taken,
            };
            await runner.RequireAsync(command, stop);
            spent += taken ?? 0;
        }

        return spent > 0 ? plan.WorkPerFrame() * frames * Pieces / 1e6 / spent : null;
    }

    /// <summary>From ffmpeg's last words, <c>bench: utime=0.123s stime=0.004s rtime=0.140s</c>; null for other lines.</summary>
    internal static double? ProcessorSeconds(string line)
    {
        var words = line.StartsWith("bench: utime=", StringComparison.Ordinal) ? line.Split(' ', '=') : [];
        return Of("utime") is { } user && Of("stime") is { } system ? user + system : null;

        double? Of(string name) =>
            Array.IndexOf(words, name) is >= 0 and var at && at + 1 < words.Length && double.TryParse(words[at + 1].TrimEnd('s'), CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
    }

    // What is told at the end is told to whoever wants to know more than errors.
    private static IReadOnlyList<string> Arguments(EncodingPlan plan, ChunkPlan piece, string input, string folder) =>
        ["-benchmark", .. ChunkArguments.Build(plan, piece, input, folder).Select(argument => argument == "error" ? "info" : argument)];
}
