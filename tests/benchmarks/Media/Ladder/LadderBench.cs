using System.Globalization;
using EduStream.Media;
using EduStream.Testing;
using Microsoft.Extensions.Hosting;

namespace EduStream.Benchmarks.Media.Ladder;

/// <summary>The ladder that is chosen for a source against the fixed one of Apple's authoring guide: bits at equal SSIM, and what choosing costs.</summary>
internal static class LadderBench
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    internal static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.AddMedia();
        using var host = builder.Build();
        var tools = new MediaTools();
        var folder = Directory.CreateTempSubdirectory("edustream-bench-");
        try
        {
            var (clips, missing) = await new LadderClips(tools, folder.FullName, Length).MakeAsync(stop);
            foreach (var name in missing)
            {
                await Console.Error.WriteLineAsync($"not run, no such file: {name}");
            }

            List<MeasuredClip> measured = [];
            foreach (var clip in clips)
            {
                var scratch = folder.CreateSubdirectory(Guid.NewGuid().ToString("N"));
                measured.Add(await new LadderRun(host.Services, tools).RunAsync(clip, scratch.FullName, stop));
                scratch.Delete(recursive: true);
                await Console.Error.WriteLineAsync(Table(measured[^1]));
            }

            await RunResults.WriteAsync("tests/benchmarks/results", "media-ladder", new { missing, clips = measured.Select(Plain) });
            return Figures(measured);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<Figure> Figures(IReadOnlyList<MeasuredClip> clips)
    {
        var kinds = clips.Where(clip => clip.Saving is not null).GroupBy(clip => clip.Clip.Kind).Select(kind => (kind.Key, Saving: kind.Average(clip => clip.Saving!.Value) * 100)).ToList();
        return
        [
            .. kinds.Select(kind => Of($"bits saved at equal SSIM, {kind.Key}", kind.Saving)),
            Of($"bits saved at equal SSIM, mean of {kinds.Count} kinds", kinds.Average(kind => kind.Saving)),
            Of("choosing the ladder of five minutes, share of their encode", clips.Sum(clip => clip.DecisionSeconds) / clips.Sum(clip => clip.LectureSeconds) * 100),
            Figure.Of("encode time, all clips", "Apple's fixed ladder", "s", [(clips.Sum(clip => clip.EncodeSeconds), clips.Sum(clip => clip.AppleSeconds))]),
        ];

        static Figure Of(string name, double percent) => Figure.Alone(name, "Apple's fixed ladder", "%", [Math.Round(percent, 1)], null);
    }

    private static string Table(MeasuredClip clip)
    {
        var lines = clip.Ours.Select(rung => ("ours ", rung)).Concat(clip.Apple.Select(rung => ("Apple", rung)))
            .Select(line => string.Create(CultureInfo.InvariantCulture, $"  {line.Item1} {line.rung.Name,-10} {line.rung.BitRate / 1000,8:0} kbit/s  SSIM {line.rung.Ssim:0.00000}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{clip.Clip.Name} ({clip.Clip.Kind}, taken for {clip.Class}): {clip.Saving:P1} saved, choosing for five minutes {clip.DecisionSeconds:0.0} s, encode of half a minute {clip.EncodeSeconds:0.0} s (Apple {clip.AppleSeconds:0.0} s)\n{string.Join('\n', lines)}");
    }

    private static object Plain(MeasuredClip clip) => new
    {
        clip.Clip.Name,
        clip.Clip.Kind,
        clip.Clip.Source,
        Class = clip.Class.ToString(),
        Saving = clip.Saving is { } saving ? Math.Round(saving, 4) : (double?)null,
        clip.Analysis.Measures,
        Trials = clip.Analysis.Points,
        DecisionShare = Math.Round(clip.DecisionShare, 4),
        Ours = clip.Ours.Select(Rounded),
        Apple = clip.Apple.Select(Rounded),
    };

    private static MeasuredRung Rounded(MeasuredRung rung) => rung with { BitRate = Math.Round(rung.BitRate), Ssim = Math.Round(rung.Ssim, 6) };
}
