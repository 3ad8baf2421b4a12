using EduStream.Benchmarks.Media.Instant;
using EduStream.Benchmarks.Media.Ladder;
using EduStream.Benchmarks.Media.Scaling;

namespace EduStream.Benchmarks.Media;

/// <summary><c>./edustream bench media</c>: the media pipeline, a folder per part.</summary>
internal static class MediaBench
{
    private static readonly IReadOnlyList<Func<CancellationToken, Task<IReadOnlyList<Figure>>>> Parts =
    [
        InstantBench.RunAsync,
        LadderBench.RunAsync,
        ScalingBench.RunAsync,
    ];

    internal static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        List<Figure> figures = [];
        foreach (var part in Parts)
        {
            figures.AddRange(await part(stop));
        }

        return figures;
    }
}
