using System.Globalization;
using EduStream.Media.Encoding;
using EduStream.Media.Probing;
using EduStream.Media.Processes;

namespace EduStream.Media.Sampling;

/// <summary>
/// Looks at a whole source in one pass: storyboard sheets for viewers, and small grey pictures in which posters and slides are found. Memory does not
/// grow with the length of the source, local disk by at most 350 MB.
/// </summary>
public sealed class SourceSampler(ProcessRunner runner, ToolLocator tools)
{
    /// <summary>Slides of one video; of more the longest are kept.</summary>
    public const int MostSlides = 400;

    private readonly EncodeRun run = new(runner, tools);

    /// <summary>
    /// Writes <c>sheet-{n}.jpg</c> into <paramref name="folder"/>. Null when the file cannot be decoded; <see cref="ToolFailedException"/> when another try may help.
    /// </summary>
    /// <param name="input">Absolute path or loopback http address.</param>
    /// <param name="progress">0 to 1, about twice a second, from a pool thread.</param>
    public async Task<SourceSamples?> SampleAsync(string input, SourceInfo source, string folder, Action<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var plan = SamplingPlan.Of(source);
        var target = Directory.CreateDirectory(folder).FullName;
        var reader = new ProgressReader(source.DurationSeconds, plan.Samples, done => progress?.Invoke(done.Fraction));
        var bytes = plan.Width * plan.Height;
        var refusal = await run.RunAsync(SamplingArguments.Build(plan, source, input, target), Limit(source), ((long)plan.Samples * bytes) + 16_000_000, reader.Read, stop);
        if (refusal is not null)
        {
            return null;
        }

        var posters = new PosterPicker(plan);
        var slides = new SlideDetector(plan);
        var grey = Path.Combine(target, SamplingArguments.Samples);
        var samples = await GreyFrames.ReadAsync(
            grey,
            bytes,
            frame =>
            {
                posters.Add(frame.Span);
                slides.Add(frame.Span);
            },
            stop);
        File.Delete(grey);
        var sheets = Enumerable.Range(0, plan.Sheets).Select(sheet => string.Create(CultureInfo.InvariantCulture, $"sheet-{sheet}.jpg")).Where(sheet => File.Exists(Path.Combine(target, sheet))).ToList();
        return samples == 0 || sheets.Count == 0 ? null : new SourceSamples(plan, sheets, posters.Pick(), slides.Finish(source.DurationSeconds, MostSlides));
    }

    /// <summary>Ten times the length, at least three minutes: only a stuck decoder gets there.</summary>
    private static TimeSpan Limit(SourceInfo source) => TimeSpan.FromSeconds(180 + (10 * source.DurationSeconds));
}

/// <summary>What one pass over a source found.</summary>
/// <param name="Sheets">File names of the storyboard's sheets, in order.</param>
/// <param name="Posters">Pictures that could stand for the video, in order of time.</param>
/// <param name="Slides">In order of time; a video without slides may have one that shows no text.</param>
public sealed record SourceSamples(SamplingPlan Plan, IReadOnlyList<string> Sheets, IReadOnlyList<PosterCandidate> Posters, IReadOnlyList<SlideSpan> Slides);
