using System.Diagnostics;
using EduStream.Media;
using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Samples;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EduStream.Benchmarks.Encoding;

/// <summary>
/// What chunks cost: the picture of a lecture in chunks, as many at once as a replica has cores, against one ffmpeg that writes the same ladder with
/// the same settings in one run. Both are checked frame by frame, both decode the source once per second of media.
/// </summary>
internal static class ChunkedEncode
{
    private const int Rounds = 3;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(120);

    internal static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.AddMedia();
        using var host = builder.Build();
        var services = host.Services;
        var folder = Directory.CreateTempSubdirectory("edustream-bench-");
        try
        {
            var lecture = Path.Combine(folder.FullName, "lecture.mp4");
            await services.GetRequiredService<SampleLecture>().CreateAsync(lecture, Length, stop: stop);
            var found = await services.GetRequiredService<SourceProber>().ProbeAsync(lecture, new FileInfo(lecture).Length, stop);
            var source = ((ProbeOutcome.Accepted)found).Source;
            var chunked = EncodingPlanner.Plan(source, services.GetRequiredService<IOptions<EncodingOptions>>().Value);
            var whole = chunked with { SegmentsPerChunk = int.MaxValue / chunked.FramesPerSegment, Threads = Environment.ProcessorCount };

            var encoder = services.GetRequiredService<ChunkEncoder>();
            List<(double, double)> rounds = [];
            for (var round = 0; round < Rounds; round++)
            {
                rounds.Add((
                    await TimeAsync(encoder, chunked, lecture, folder.FullName, stop),
                    await TimeAsync(encoder, whole, lecture, folder.FullName, stop)));
            }

            return [Figure.Of($"{Length.TotalSeconds:0} s of 720p in {chunked.ChunkCount} chunks", "one ffmpeg", "s", rounds)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> TimeAsync(ChunkEncoder encoder, EncodingPlan plan, string lecture, string folder, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        await Parallel.ForAsync(0, plan.ChunkCount, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stop }, async (chunk, token) =>
        {
            var outcome = await encoder.EncodeAsync(plan, chunk, lecture, Path.Combine(folder, $"{plan.ChunkCount}-{chunk}"), stop: token);
            if (outcome is not EncodeOutcome.Encoded)
            {
                throw new InvalidOperationException($"Chunk {chunk} was not encoded: {outcome}.");
            }
        });
        return clock.Elapsed.TotalSeconds;
    }
}
