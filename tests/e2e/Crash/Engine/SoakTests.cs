using System.Globalization;
using System.Text;
using DaprProtocol.Workflows;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.E2E.Crash.Engine;

/// <summary>
/// Twenty waves of 500 workflows and 5,000 messages; what a wave leaves behind is purged at its end. After a warm-up of five waves, in which caches fill, code is
/// compiled and the database gets the size of a wave, the memory of all processes and the database must stay where they are: the median of the last five
/// waves may be a tenth above that of the first five after the warm-up.
/// </summary>
[Trait("Suite", "crash")]
public sealed class SoakTests
{
    private const int Waves = 20;
    private const int WarmUp = 5;
    private const int Compared = 5;
    private const int WorkflowsPerWave = 500;
    private const int MessagesPerWave = 5_000;
    private const int AtOnce = 20;
    private const double MostGrowth = 0.10;

    [Fact(Timeout = 3_600_000)]
    public async Task Ten_thousand_workflows_and_a_hundred_thousand_messages_leave_memory_and_database_as_they_were()
    {
        Assert.SkipUnless(Plan.IsFull, "part of ./edustream test crash --full");
        await using var engine = await EngineUnderFire.StartAsync();
        await using var hub = new HubClient(engine.Apps[0].Grpc);
        using var http = new HttpClient { BaseAddress = engine.Caller.Http };
        List<double> memory = [], workers = [], database = [], log = [];
        for (var wave = 0; wave < Waves; wave++)
        {
            var started = WorkflowsAsync(hub, wave);
            await MessagesAsync(http, wave);
            await Parallel.ForEachAsync(await started, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (id, _) => Assert.Equal(1, await hub.PurgeAsync(id)));
            await Eventually.TrueAsync(() => engine.Diary().Count(words => words[0] == "got") >= (wave + 1) * MessagesPerWave, TimeSpan.FromMinutes(2), "all messages are handled");
            memory.Add(engine.Runtime.Process.ResidentMegabytes);
            workers.Add(engine.Victims.Skip(1).Sum(worker => worker.ResidentMegabytes));
            database.Add(engine.Runtime.DatabaseMegabytes.File);
            log.Add(engine.Runtime.DatabaseMegabytes.Log);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"crash: soak: wave {wave + 1} of {Waves}: {memory[^1]:0.0} MB resident, workers {workers[^1]:0.0} MB, database {database[^1]:0.0} MB, log {log[^1]:0.0} MB"));
        }

        await Plan.FoundAsync("soak", new
        {
            workflows = Waves * WorkflowsPerWave, messages = Waves * MessagesPerWave,
            residentMegabytes = new { afterWarmUp = Round(Early(memory)), atTheEnd = Round(Late(memory)) },
            residentMegabytesOfTwoWorkers = new { afterWarmUp = Round(Early(workers)), atTheEnd = Round(Late(workers)) },
            databaseMegabytes = new { afterWarmUp = Round(Early(database)), atTheEnd = Round(Late(database)), logAtMost = Round(log.Max()) },
        });
        Assert.All([memory, workers, database, log], waves => Assert.InRange(Late(waves), 0, Early(waves) * (1 + MostGrowth)));
    }

    private static double Early(List<double> waves) => waves.Skip(WarmUp).Take(Compared).Order().ElementAt(Compared / 2);

    private static double Late(List<double> waves) => waves.TakeLast(Compared).Order().ElementAt(Compared / 2);

    private static double Round(double megabytes) => Math.Round(megabytes, 1);

    /// <summary>The ids of those that ran, half in sequence, half all at once.</summary>
    private static async Task<IReadOnlyList<string>> WorkflowsAsync(HubClient hub, int wave)
    {
        var ids = Enumerable.Range(0, WorkflowsPerWave).Select(i => $"soak-{wave}-{i}").ToList();
        await Parallel.ForAsync(0, WorkflowsPerWave, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
        {
            await hub.StartAsync(ids[i], i % 2 == 0 ? "Sequence" : "FanOut", "8");
            var state = await hub.CompletedAsync(ids[i]);
            Assert.Equal((OrchestrationStatus.Completed, "36"), (state.WorkflowStatus, state.Output));
        });
        return ids;
    }

    private static Task MessagesAsync(HttpClient http, int wave) => Parallel.ForAsync(0, MessagesPerWave, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, stop) =>
    {
        using var body = new StringContent($"{(wave * MessagesPerWave) + i}", Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("/v1.0/publish/pubsub/load", body, stop);
        response.EnsureSuccessStatusCode();
    });
}
