using EduStream.Benchmarks.Media.Instant;
using EduStream.Benchmarks.Media.Ladder;
using EduStream.Benchmarks.Media.Scaling;
using EduStream.Benchmarks.Media.TimeLeft;
using EduStream.Testing;

namespace EduStream.Benchmarks.Media;

/// <summary><c>./edustream bench media</c>: the media pipeline, a folder per part.</summary>
internal static class MediaBench
{
    private static readonly IReadOnlyList<Func<CancellationToken, Task<IReadOnlyList<Figure>>>> Parts =
    [
        InstantBench.RunAsync,
        ScalingBench.RunAsync,
        TimeLeftBench.RunAsync,
        LadderBench.RunAsync,
    ];

    internal static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        List<Figure> figures = [];
        foreach (var part in Parts)
        {
            var measured = await part(stop);
            figures.AddRange(measured);
            // It takes half an hour: whoever stops it keeps what is measured.
            await RunResults.WriteAsync("tests/benchmarks/results", "media", figures);
        }

        return figures;
    }
}
