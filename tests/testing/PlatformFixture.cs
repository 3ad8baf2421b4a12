using System.Collections.Concurrent;
using System.Diagnostics;
using EduStream.Launcher.Data;
using EduStream.Launcher.Processes;

namespace EduStream.Testing;

/// <summary>
/// The whole platform as <c>./edustream up</c> starts it: a launcher process with its own data folder and free ports, stopped by its process id.
/// It dies with the test program, however that ends.
/// </summary>
public sealed class PlatformFixture : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(40);
    private readonly ConcurrentQueue<string> output;
    private readonly ChildProcess launcher;

    private PlatformFixture(string dataFolder, ChildProcess launcher, ConcurrentQueue<string> output) => (DataFolder, this.launcher, this.output) = (dataFolder, launcher, output);

    /// <summary>Everything durable of this platform, and its logs.</summary>
    public string DataFolder { get; }

    /// <summary>Which processes run now, on which ports.</summary>
    public RunState State => RunState.Read(DataFolder) ?? throw new InvalidOperationException($"The platform is not running. {Output}");

    /// <summary>The launcher's process id.</summary>
    public int LauncherPid => launcher.Id;

    /// <summary>The one address that browsers know.</summary>
    public Uri Edge => State.Of("edge").Address;

    /// <summary>What the launcher printed last.</summary>
    public string Output => string.Join('\n', output.TakeLast(40));

    /// <summary>Starts a platform and waits until every app is ready.</summary>
    /// <param name="arguments">More words for <c>up</c>, for example <c>--replicas pipeline=2</c>.</param>
    /// <param name="environment">Settings for every app.</param>
    public static async Task<PlatformFixture> StartAsync(IReadOnlyList<string>? arguments = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var data = Directory.CreateTempSubdirectory("edustream-platform-").FullName;
        var output = new ConcurrentQueue<string>();
        var launcher = await ChildProcess.StartAsync(
            Command("up", ["--data", data, "--ports", "auto", "--root", Repository.Root, .. arguments ?? []]), Repository.Root, environment ?? new Dictionary<string, string>(), output.Enqueue);
        var platform = new PlatformFixture(data, launcher, output);
        try
        {
            await Eventually.TrueAsync(() => launcher.ExitCode is null ? RunState.Read(data) is { Healthy: true } : throw new InvalidOperationException(platform.Output), StartLimit, "the platform is ready");
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>The launcher's program with a command: <c>up</c>, <c>down</c>, <c>demo</c>.</summary>
    public static IReadOnlyList<string> Command(string command, params IReadOnlyList<string> arguments) =>
        ["dotnet", Path.Combine(Repository.Root, "artifacts/bin/EduStream.Launcher/release/EduStream.Launcher.dll"), command, .. arguments];

    /// <summary><c>kill -9</c> of one process; the launcher starts it again.</summary>
    public void Kill(string appId, int index = 1)
    {
        using var process = Process.GetProcessById(State.Of(appId, index).Pid);
        process.Kill();
    }

    /// <summary>Waits until every app is ready again.</summary>
    public Task WaitHealthyAsync() => Eventually.TrueAsync(() => RunState.Read(DataFolder) is { Healthy: true }, StartLimit, "the platform is ready again");

    /// <summary><c>kill -9</c> of the launcher itself.</summary>
    public void KillLauncher() => launcher.Kill();

    /// <summary>Asks the launcher to stop; gives its exit code.</summary>
    public async Task<int?> StopAsync()
    {
        await launcher.StopAsync(StopLimit);
        return launcher.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await launcher.DisposeAsync();
        Directory.Delete(DataFolder, recursive: true);
    }
}
