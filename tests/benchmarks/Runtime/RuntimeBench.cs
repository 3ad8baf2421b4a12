using EduStream.Testing;
using EduStream.Testing.Load;

namespace EduStream.Benchmarks.Runtime;

/// <summary>
/// The embedded runtime beside the real Dapr: each a process of its own with real workers, one after the other in each round. Without a <c>daprd</c>
/// the recorded figures of the real one are printed, as recorded.
/// </summary>
internal static class RuntimeBench
{
    private const int Rounds = 3;
    // How much work each measurement gets, in seconds of a runtime that keeps the aim with room to spare.
    private const int Seconds = 4;
    private const string Peer = "daprd 1.18";

    // Recorded from daprd 1.18.3 with the JavaScript worker, in-memory state and 80 activities in flight, on a machine with two cores.
    private static readonly (string Name, double Value)[] Recorded =
    [
        ("fan-out of 20, 4 workflows at once, JavaScript worker", 190), ("sequence of 10, 4 workflows at once, JavaScript worker", 128),
        ("sequence of 10, one workflow at a time, JavaScript worker", 88),
    ];

    internal static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        var (ours, theirs) = (new Measurements(), new Measurements());
        if (DaprdPrograms.Here is null) { await Console.Error.WriteLineAsync($"{DaprdPrograms.NotFound} (DAPRD_PATH, PATH); recorded figures are from another time."); }
        List<double> manyKeys = [];
        for (var round = 0; round < Rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            await RunAsync(new EmbeddedProcess(), ours, round == 0 ? manyKeys : null);
            if (DaprdPrograms.Here is { } programs) { await RunAsync(new DaprdProcesses(programs), theirs, null); }
        }

        return [.. ours.Names.Select(name => Figure(name, ours, theirs)), Benchmarks.Figure.Alone("state among 1,000,000 keys, as a part of its speed among 1,000", Peer, "", manyKeys, null)];
    }

    private static Figure Figure(string name, Measurements ours, Measurements theirs) => theirs.Rounds(name) is { Count: > 0 } peer
        ? Benchmarks.Figure.Of(name, Peer, ours.Unit(name), [.. ours.Rounds(name).Zip(peer)])
        : Benchmarks.Figure.Alone(name, Peer, ours.Unit(name), ours.Rounds(name), Recorded.FirstOrDefault(recorded => recorded.Name == name) is { Value: > 0 } found ? found.Value : null);

    private static async Task RunAsync(IDaprProcesses runtime, Measurements into, List<double>? manyKeys)
    {
        await using var processes = runtime;
        var (caller, app, script) = (LoadApp.New("caller", listens: false), LoadApp.New("load"), LoadApp.New("load-js", listens: false));
        await runtime.StartAsync([caller, app, script]);
        await using var worker = new KeptProcess("C# worker", ["dotnet", KeptProcess.Built("EduStream.Testing.Worker")], Repository.Root, app.Environment());
        await using var official = new KeptProcess("JavaScript worker", ["node", Path.Combine(Repository.Root, "tests/benchmarks/Runtime/worker.mjs")], Repository.Root, script.Environment());
        await worker.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await Eventually.TrueAsync(() => TakesMessagesAsync(http, caller, app), TimeSpan.FromSeconds(60), "the worker takes messages");
        try
        {
            await OtherLoad.InvocationAsync(into, http, caller, app, Seconds);
            await OtherLoad.MessagesAsync(into, http, caller, app, Seconds);
            await OtherLoad.StateAsync(into, http, caller, Seconds);
            await WorkflowLoad.MeasureAsync(into, app, "C#", Seconds);
            await WorkflowLoad.MeasureStartsAsync(into, app, Seconds);
            await official.StartAsync();
            await WorkflowLoad.MeasureAsync(into, script, "JavaScript", Seconds);
            if (manyKeys is not null) { manyKeys.Add(await OtherLoad.ManyKeysRatioAsync(into, http, caller, Seconds)); }
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            throw new InvalidOperationException($"The benchmark failed on the {runtime.Name}.\n{runtime.Output}\n{worker.Output}\n{official.Output}", failed);
        }
    }

    private static async Task<bool> TakesMessagesAsync(HttpClient http, LoadApp caller, LoadApp app)
    {
        try
        {
            using var sent = await http.PostAsync(new Uri(caller.Http, "/v1.0/publish/pubsub/load"), new StringContent("\"first\"", System.Text.Encoding.UTF8, "application/json"));
            return await http.GetStringAsync(new Uri(app.App, "/handled")) != "0";
        }
        catch (HttpRequestException) { return false; }
    }
}
