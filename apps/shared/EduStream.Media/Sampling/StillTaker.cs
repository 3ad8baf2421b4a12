using EduStream.Media.Encoding;
using EduStream.Media.Probing;
using EduStream.Media.Processes;

namespace EduStream.Media.Sampling;

/// <summary>Takes single pictures out of a source by seeking, so that the rest is not decoded again.</summary>
public sealed class StillTaker(ProcessRunner runner, ToolLocator tools)
{
    private const long LargestFile = 64_000_000;

    private readonly EncodeRun run = new(runner, tools);

    /// <summary>
    /// Writes the picture that is shown at <paramref name="seconds"/> as JPEG. False when the file cannot be decoded there; <see cref="ToolFailedException"/> when another try may help.
    /// </summary>
    /// <param name="input">Absolute path or loopback http address.</param>
    /// <param name="seconds">On the published timeline.</param>
    public async Task<bool> TakeAsync(string input, SourceInfo source, double seconds, StillShape shape, string file, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(shape);
        var limit = TimeSpan.FromSeconds(120 + (5 * source.SeekMarginSeconds));
        var refusal = await run.RunAsync(StillArguments.Build(source, seconds, shape, input, Path.GetFullPath(file)), limit, LargestFile, onLine: null, stop);
        return refusal is null && new FileInfo(file) is { Exists: true, Length: > 0 };
    }
}

/// <summary>How large a still is.</summary>
/// <param name="LongSide">The longer side is at most this, pixels.</param>
/// <param name="Quality">ffmpeg's scale of JPEG quality, 2 (best) to 31.</param>
/// <param name="LeastLongSide">A smaller source is enlarged to this, pixels; 0: it is not.</param>
public sealed record StillShape(int LongSide, int Quality, int LeastLongSide = 0)
{
    /// <summary>For people: a poster.</summary>
    public static StillShape Poster { get; } = new(1280, 4);

    /// <summary>For character recognition: as sharp as it gets, and small letters enlarged (in a lecture of 320x180 headings are misread otherwise).</summary>
    public static StillShape Text { get; } = new(1920, 2, 1920);

    internal (int Width, int Height) Fit(int width, int height)
    {
        double longest = Math.Max(width, height);
        var scale = Math.Min(Math.Max(1, LeastLongSide / longest), LongSide / longest);
        return (Even(width * scale), Even(height * scale));
    }

    private static int Even(double side) => Math.Max(2, (int)Math.Round(side / 2) * 2);
}
