using System.Diagnostics;
using EduStream.Launcher.Data;
using EduStream.Launcher.Planning;
using EduStream.Launcher.RunFiles;

namespace EduStream.Launcher.Running;

/// <summary>The running platform: the embedded Dapr runtime and every app of the plan, each kept running until the stop.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private const int FutileStarts = 5;
    private readonly Stopwatch sinceStart = Stopwatch.StartNew();
    private readonly DateTimeOffset startedAt = TimeProvider.System.GetUtcNow();
    private readonly TaskCompletionSource healthy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private readonly TimeSpan stopLimit;
    private readonly Plan plan;
    private readonly DataFolder data;
    private readonly LogBook logs;
    private readonly Supervised runtime;
    private readonly List<Supervised> apps;
    private double? startupSeconds;
    private bool stopped;

    private Platform(Plan plan, TimeSpan stopLimit, DataFolder data, TextWriter? merged, bool colours)
    {
        this.plan = plan;
        this.stopLimit = stopLimit;
        this.data = data;
        var configFile = RuntimeConfig.Write(plan);
        var specs = plan.Instances.Select(ProcessSpec.Of).ToList();
        var runtimeSpec = ProcessSpec.OfRuntime(plan, configFile);
        Preflight.Check(plan, [runtimeSpec, .. specs]);
        SecretsFile.Prepare(plan.DataFolder);
        logs = new LogBook(data.Logs, merged, colours, specs.Prepend(runtimeSpec).Max(spec => spec.Name.Length));
        runtime = new Supervised(runtimeSpec, logs, Changed);
        apps = [.. specs.Select(spec => new Supervised(spec, logs, Changed))];
    }

    internal RunState State => new(
        Environment.ProcessId, plan.DataFolder, startedAt, apps.All(app => app.Ready) && runtime.Ready, startupSeconds, [runtime.Now, .. apps.Select(app => app.Now)]);

    /// <summary>Starts everything and returns at once; <see cref="WaitHealthyAsync"/> tells when it is usable.</summary>
    /// <exception cref="LauncherException">A port is in use, something is not built, no space, or the data folder is taken.</exception>
    internal static Platform Start(PlanOptions options, TextWriter? merged, bool colours)
    {
        var plan = Plan.Make(RunFile.Read(Path.Combine(options.Root, "dapr.yaml")), options, new PortChooser());
        var data = DataFolder.Open(plan.DataFolder);
        try
        {
            var platform = new Platform(plan, options.StopLimit, data, merged, colours);
            _ = platform.StartAllAsync();
            return platform;
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    /// <exception cref="LauncherException">The time limit passed, or a process ended again and again; the sentence names it and what it said last.</exception>
    internal async Task WaitHealthyAsync(CancellationToken stop)
    {
        try
        {
            await healthy.Task.WaitAsync(StartLimit, stop);
        }
        catch (TimeoutException)
        {
            var late = apps.Prepend(runtime).Where(process => !process.Ready).Select(process => process.Spec.Name).ToList();
            throw new LauncherException($"Not ready after {StartLimit.TotalSeconds:0} s: {string.Join(", ", late)}. {LastWords(late[0])}");
        }
    }

    /// <summary>Apps first, so that they can still tell the runtime what they finished; then the runtime.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(apps.Select(app => app.StopAsync(stopLimit)));
        await runtime.StopAsync(stopLimit);
        lock (gate)
        {
            stopped = true;
            RunState.Delete(plan.DataFolder);
        }

        foreach (var process in apps.Prepend(runtime))
        {
            await process.DisposeAsync();
        }

        logs.Dispose();
        data.Dispose();
    }

    private async Task StartAllAsync()
    {
        runtime.Start();
        // Apps read secrets while they start. The runtime needs a second; an app that comes too early would crash and cost more.
        await Readiness.WaitAsync(runtime.Spec.ReadyAddress, runtime.Stopping);
        apps.ForEach(app => app.Start());
    }

    private string LastWords(string name) =>
        $"{logs.PathOf(name)} ends with:{Environment.NewLine}{string.Join(Environment.NewLine, logs.Tail(name).Select(line => "  " + line))}";

    private void Changed()
    {
        lock (gate)
        {
            if (stopped)
            {
                return;
            }

            var state = State;
            if (state.Healthy && startupSeconds is null)
            {
                startupSeconds = sinceStart.Elapsed.TotalSeconds;
                state = State;
            }

            state.Write();
            if (startupSeconds is not null)
            {
                healthy.TrySetResult();
            }
            else if (state.Processes.FirstOrDefault(process => process.Restarts >= FutileStarts) is { } failing)
            {
                healthy.TrySetException(new LauncherException($"{failing.Name} does not start. {LastWords(failing.Name)}"));
            }
        }
    }
}
