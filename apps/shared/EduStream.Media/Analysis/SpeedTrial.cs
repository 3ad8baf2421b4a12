using System.Globalization;
using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Processes;

namespace EduStream.Media.Analysis;

/// <summary>
/// How fast one core makes the chosen ladder. In two places, of a short lecture in one, a short and a longer piece are encoded as chunks are, and what the longer one takes more is counted: starting the
/// programs, and decoding from the key frame before, a chunk pays once and a piece would pay for half of its length. The processor's time counts and not the clock's, because
/// whoever is waiting for the first picture gets the cores meanwhile. The slide mode is left out: a piece is too short for a picture a second.
/// </summary>
internal sealed class SpeedTrial(ProcessRunner runner, ToolLocator tools)
{
    private const int MostPlaces = 2;

    // Below, a second place would cost more than a hundredth of the encode.
    private const double SecondPlaceFrom = 240;
    private const double ShortSeconds = 0.3;
    private const double LongSeconds = 1.8;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Megapixels per second, decoding included as <see cref="EncodingWork.WorkPerFrame"/> counts it; null when it cannot be measured: that is no reason to do without the ladder.</summary>
    internal async Task<double?> MeasureAsync(EncodingPlan ladder, string input, string folder, CancellationToken stop)
    {
        var plan = ladder with { Video = [.. ladder.Video.Where(rendition => !rendition.WholeSegmentGop)] };
        var places = plan.Duration.Value < SecondPlaceFrom ? 1 : MostPlaces;
        var (few, many) = (FramesOf(plan, ShortSeconds), FramesOf(plan, LongSeconds));
        if (many <= few)
        {
            return null;
        }

        var spent = 0.0;
        try
        {
            for (var place = 0; place < places; place++)
            {
                var from = ((2 * place) + 1) * plan.TotalFrames / (2 * places);
                // Side by side, as chunks are encoded.
                var both = await Task.WhenAll(SpendAsync(new ChunkPlan(place, from, many, 1), "longer"), SpendAsync(new ChunkPlan(place, from, few, 1), "shorter"));
                if (both is not [{ } longer, { } shorter])
                {
                    return null;
                }

                spent += longer - shorter;
            }
        }
        catch (ToolFailedException)
        {
            return null;
        }

        return spent > 0 ? plan.WorkPerFrame() * (many - few) * places / 1e6 / spent : null;

        async Task<double?> SpendAsync(ChunkPlan piece, string name)
        {
            double? taken = null;
            var output = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
            var command = new ToolCommand(tools.Ffmpeg, Arguments(plan, piece, input, output), Limit)
            {
                MemoryLimitBytes = tools.MemoryLimitBytes,
                FileSizeLimitBytes = 2_000_000_000,
                OnOutputLine = _ => { },
                OnErrorLine = line => taken = ProcessorSeconds(line) ?? taken,
            };
            await runner.RequireAsync(command, stop);
            return taken;
        }
    }

    private static int FramesOf(EncodingPlan plan, double seconds) => (int)Math.Max(1, Math.Min(plan.TotalFrames / (2 * MostPlaces), plan.FrameRate.Value * seconds));

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
