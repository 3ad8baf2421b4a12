using System.Text.Json;
using EduStream.Benchmarks.Encoding;
using EduStream.Benchmarks.Media;
using EduStream.Benchmarks.Media.Ladder;
using EduStream.Benchmarks.Media.Scaling;
using EduStream.Benchmarks.Media.TimeLeft;
using EduStream.Benchmarks.Runtime;
using EduStream.Testing;

namespace EduStream.Benchmarks;

/// <summary><c>./edustream bench [NAME] [--json]</c>: every figure is a ratio to a named peer, both measured in the same run.</summary>
internal static class BenchCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Dictionary<string, Func<CancellationToken, Task<IReadOnlyList<Figure>>>> Benchmarks = new()
    {
        ["media"] = MediaBench.RunAsync,
        ["encode"] = ChunkedEncode.RunAsync,
        ["ladder"] = LadderBench.RunAsync,
        ["scaling"] = ScalingBench.RunAsync,
        ["time-left"] = TimeLeftBench.RunAsync,
        ["dapr"] = RuntimeBench.RunAsync,
    };

    internal static async Task<int> RunAsync(string[] args)
    {
        var names = args.Where(arg => !arg.StartsWith('-')).ToList();
        var unknown = names.Find(name => !Benchmarks.ContainsKey(name)) ?? args.FirstOrDefault(arg => arg.StartsWith('-') && arg is not ("--json" or "--root"));
        if (unknown is not null)
        {
            await Console.Error.WriteLineAsync($"There is no benchmark '{unknown}'; choose from: {string.Join(", ", Benchmarks.Keys)}.");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        List<Figure> figures = [];
        foreach (var name in names.Count > 0 ? names : [.. Benchmarks.Keys])
        {
            var measured = await Benchmarks[name](stop.Token);
            figures.AddRange(measured);
            foreach (var figure in measured)
            {
                await Console.Error.WriteLineAsync(figure.ToString());
            }

            await RunResults.WriteAsync("tests/benchmarks/results", name, measured);
        }

        if (args.Contains("--json"))
        {
            Console.WriteLine(JsonSerializer.Serialize(new { cores = Environment.ProcessorCount, figures }, Json));
        }

        return 0;
    }
}
