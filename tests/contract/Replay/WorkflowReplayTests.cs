using System.Text.Json;
using EduStream.Tests.Contract.Runtimes;

namespace EduStream.Tests.Contract.Replay;

public sealed class WorkflowReplayTests
{
    private static readonly Dictionary<string, string> Events = new()
    {
        ["pause"] = "executionSuspended", ["resume"] = "executionResumed", ["raiseEvent"] = "eventRaised", ["terminate"] = "executionTerminated",
    };

    public static TheoryData<string, string> Workers => RuntimesUnderTest.With(Replayed.Workers);

    public static TheoryData<string> Runtimes => RuntimesUnderTest.Present;

    [Theory, MemberData(nameof(Workers))]
    public async Task A_recorded_worker_is_given_the_same_work(string runtimeName, string recording)
    {
        await using var runtime = await RuntimesUnderTest.StartAsync(runtimeName, RecordedSetup.With([new SidecarSetup(AppOf(recording))]));
        await using var worker = new WorkerReplay(recording, runtime.Sidecars[0].Grpc) { StartsItself = recording.Contains("idle", StringComparison.Ordinal) };

        await worker.RunAsync();
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task The_HTTP_API_drives_a_recorded_worker_as_the_real_one_did(string runtimeName)
    {
        await using var app = await RecordedApp.StartAsync("[]");
        await using var runtime = await RuntimesUnderTest.StartAsync(runtimeName, RecordedSetup.With([new SidecarSetup("t")]));
        var ids = new Identities();
        var asked = new TaskCompletionSource();
        await using var worker = new WorkerReplay("workflow/http_run_grpc", runtime.Sidecars[0].Grpc) { Ids = ids, MayLeave = asked.Task };
        Task? running = null;
        var sent = new Dictionary<(string, string), int>();

        async Task BeforeAsync(JsonElement line)
        {
            var path = line.GetProperty("request").Text("path")!.Split('?')[0].Split('/');
            if (!line.Text("name")!.StartsWith("NO WORKER", StringComparison.Ordinal)) { running ??= worker.RunAsync(); }
            if (line.Text("name") == "purge terminated") { await worker.PassedAsync(path[4]); }
            if (path.Length > 5 && Events.TryGetValue(path[5], out var kind))
            {
                var nth = sent[(path[4], kind)] = sent.GetValueOrDefault((path[4], kind), -1) + 1;
                await worker.ReachedAsync(path[4], kind, nth);
            }
        }

        var http = new HttpReplay("http/workflow_http", runtime, app) { Patient = true, Ids = ids, Before = BeforeAsync };
        // What stops the worker shows in the answers too, less clearly.
        try { await http.RunAsync(); }
        finally { if (running is { IsFaulted: true }) { await running; } }
        asked.SetResult();
        await running!;
        await new HttpReplay("http/metadata_after_worker", runtime, app) { Patient = true }.RunAsync();
    }

    private static string AppOf(string recording) => recording switch
    {
        "workflow/dotnet_sample" => "dn",
        _ => "t",
    };
}
